import { Database } from 'bun:sqlite';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MARK } from '@rolecall/db/shutdown-mark';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { startProcess } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const TRY_AGAIN = 4;
const FIX_ME = 5;
const RUNNING = /tRPC\s+http/;

let place: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  place = temporaryFolder('start');
  path = join(place.folder, 'data/rolecall.db');
});
afterEach(() => place.remove());

/** Starts a server that cannot work. @returns its exit code and the one sentence that says why */
async function refused(variables: Record<string, string | undefined> = {}) {
  const server = startProcess(place.folder, variables);
  const code = await server.ended;
  const lines = server.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Rolecall cannot start: /);
  return { code, sentence: lines[0] ?? '' };
}

/** A server that ran here and ended as it should. */
async function ranBefore(): Promise<void> {
  const server = startProcess(place.folder);
  await server.printed(RUNNING);
  server.child.kill('SIGTERM');
  await server.ended;
}

function change(statement: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  db.run(statement);
  db.close();
}

describe('a start that trying again does not help says so in one sentence', () => {
  it('with a token that the database server does not take, with a replica too', async () => {
    const server = await startLibsqlServer({ withAuth: true });
    for (const variables of [{}, { DATABASE_REPLICA_PATH: 'replica.db' }]) {
      const wrong = { DATABASE_URL: server.url, DATABASE_AUTH_TOKEN: 'wrong', ...variables };
      const { code, sentence } = await refused(wrong);
      expect(sentence).toContain('DATABASE_AUTH_TOKEN');
      expect(code).toBe(FIX_ME);
    }
    await server.remove();
  });

  it.each([
    ['of zeros', () => writeFileSync(path, new Uint8Array(8_192))],
    ['cut in half', () => truncateSync(path, 102_400)],
  ])('with a file %s', async (_, damage) => {
    await ranBefore();
    damage();
    const { code, sentence } = await refused();
    expect(sentence).toMatch(/damaged.*restore a backup/);
    expect(code).toBe(FIX_ME);
  });

  it.each([
    ['a newer version', 'update __drizzle_migrations set created_at = 9e12 where rowid = 4'],
    [
      'another build',
      'update __drizzle_migrations set created_at = created_at + 1 where rowid = 4',
    ],
  ])('with a migration of %s', async (who, statement) => {
    await ranBefore();
    change(statement);
    rmSync(path + MARK);
    const { code, sentence } = await refused();
    expect(sentence.toLowerCase()).toContain(who);
    expect(code).toBe(FIX_ME);
  });

  it('with the tables of another program', async () => {
    change('create table users (id integer primary key)');
    const { code, sentence } = await refused();
    expect(sentence).toContain('DATABASE_URL points to a database of another program');
    expect(code).toBe(FIX_ME);
  });

  it('with a volume that is not there', async () => {
    const missing = join(place.folder, 'volume/rolecall.db');
    const { code, sentence } = await refused({
      NODE_ENV: 'production',
      SECRET_KEY: newSecretKey(),
      APP_URL: 'http://localhost:3000',
      RESEND_API_KEY: 're_test_1234567890',
      DATABASE_URL: `file:${missing}`,
    });
    expect(sentence).toContain(`no folder ${dirname(missing)}: mount the volume`);
    expect(code).toBe(FIX_ME);
  });
});

it.each([
  ['refuses', 'http://127.0.0.1:9', {}],
  ['refuses a replica', 'http://127.0.0.1:9', { DATABASE_REPLICA_PATH: 'replica.db' }],
  ['has no IP', 'libsql://no-such-host.invalid', {}],
])('a start whose database server %s may be tried again', async (_, url, variables) => {
  const { code, sentence } = await refused({ DATABASE_URL: url, ...variables });
  expect(sentence).toContain('DATABASE_URL');
  expect(code).toBe(TRY_AGAIN);
});

describe('a start after a shutdown', () => {
  const warnings = async () => {
    const server = startProcess(place.folder, { LOG_LEVEL: 'warn' });
    await server.printed(RUNNING);
    server.child.kill('SIGKILL');
    await server.ended;
    return server.output();
  };

  it('that was clean, or a kill, is not remarkable', async () => {
    await ranBefore();
    expect(await warnings()).not.toContain('"level"');
    expect(await warnings()).not.toContain('"level"');
  });

  it('says that the log is gone', async () => {
    await warnings();
    const log = `${path}-wal`;
    await Bun.file(log).delete();
    expect(await warnings()).toContain('rolecall.db-wal is missing');
  });

  it('says that the file was replaced', async () => {
    await ranBefore();
    change('vacuum');
    expect(await warnings()).toContain('has changed since the last shutdown');
    expect(await Bun.file(path + MARK).exists()).toBe(true);
  });
});
