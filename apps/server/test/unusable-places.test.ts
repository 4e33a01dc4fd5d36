import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, beforeEach, expect, it } from 'vitest';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder('places');
  writeFileSync(join(place.folder, 'a-file'), '');
  mkdirSync(join(place.folder, 'a-folder'));
});
afterEach(() => place.remove());

/** Starts a server that cannot work. @returns the one sentence that says why */
async function refused(variables: Record<string, string>): Promise<string> {
  const server = startProcess(place.folder, variables);
  expect(await server.ended).toBe(5);
  const lines = server.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

it.each<Record<string, string>>([
  { MAILBOX_DIR: 'a-file' },
  { MAILBOX_DIR: 'a-file/mails' },
  { DATABASE_URL: 'file:a-file/rolecall.db' },
  { DATABASE_URL: 'file:/proc/nowhere/rolecall.db' },
  { DATABASE_URL: 'file:a-folder' },
  { DATABASE_URL: 'http://127.0.0.1:9', DATABASE_REPLICA_PATH: 'a-folder' },
  { DATABASE_URL: 'http://127.0.0.1:9', DATABASE_REPLICA_PATH: 'a-file/replica.db' },
  { HOST: '999.1.1.1' },
  { HOST: '203.0.113.5' },
  { HOST: 'http://localhost' },
  { HOST: '::zz' },
])('a start that cannot use the last of these names it, and the way out: %o', async (variables) => {
  const name = Object.keys(variables).at(-1);
  const sentence = await refused(variables);
  expect(sentence).toMatch(new RegExp(`^Rolecall cannot start: .*\\b${name}\\b`));
  expect(sentence).toMatch(new RegExp(`(?:set|Check) ${name}|it to the path`));
});

it('a port that is taken is named where another one would not be found', async () => {
  const taken = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('') });
  const appUrl = `http://localhost:${taken.port}`;
  const sentence = await refused({ PORT: String(taken.port), APP_URL: appUrl });
  expect(sentence).toContain(`PORT ${taken.port} is taken`);
  // Whoever has the port may have the database: it is left alone.
  expect(existsSync(join(place.folder, 'data'))).toBe(false);
  await taken.stop(true);
});

it('a key file that holds no key is named', async () => {
  mkdirSync(join(place.folder, 'data'));
  writeFileSync(join(place.folder, 'data/secret.key'), 'AAAA');
  expect(await refused({})).toMatch(
    /SECRET_KEY is not set, and \S+secret\.key does not contain a key/,
  );
});

it('a database without its key file is refused, and no other key is left beside it', async () => {
  const key = join(place.folder, 'data/secret.key');
  const first = startProcess(place.folder);
  await first.printed(URL_LINE);
  first.child.kill('SIGTERM');
  await first.ended;
  rmSync(key);
  expect(await refused({})).toMatch(/restore its secret\.key file/);
  expect(existsSync(key)).toBe(false);
});
