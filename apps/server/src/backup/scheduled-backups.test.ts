import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { execute, rowsOf } from '@rolecall/db/testing';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { s3Store } from './s3-store.ts';
import { type BackupPlan, scheduledBackups } from './scheduled-backups.ts';

const HOUR_S = 3_600;
const server = await startTestServer();
const { folder: place, remove } = temporaryFolder('backups');
const folder = join(place, 'kept');
const plan: BackupPlan = { folder, everyMs: HOUR_S * 1000, keep: 2 };

/** A bucket that holds names. */
const bucket = new Set<string>();
const s3 = Bun.serve({
  port: 0,
  fetch: async (request) => {
    const key = new URL(request.url).pathname.replace('/copies/', '');
    await request.arrayBuffer();
    if (request.method === 'PUT') bucket.add(key);
    if (request.method === 'DELETE') bucket.delete(key);
    if (request.method !== 'GET') return new Response('', { headers: { etag: '"x"' } });
    const contents = [...bucket].map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
    return new Response(`<ListBucketResult>${contents}</ListBucketResult>`);
  },
});
const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const endpoint = `http://127.0.0.1:${s3.port}`;

beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(async () => {
  await server.stop();
  await s3.stop(true);
  remove();
});

const results: string[] = [];
const schedule = (changes: Partial<BackupPlan> = {}, core = server.core) =>
  scheduledBackups(core, { ...plan, ...changes }, (result) => results.push(result));

const actions = async () => {
  const events = await server.core.db.read.select({ action: auditEvents.action }).from(auditEvents);
  return events.map(({ action }) => action);
};

test('one is made when the last is old enough, and the oldest go', async () => {
  const { run } = schedule();
  await run();
  await run();
  expect(readdirSync(folder)).toHaveLength(1);
  const [first = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'notes.txt'), 'somebody else’s');
  for (let n = 0; n < 2; n++) {
    server.advance(HOUR_S);
    await run();
  }
  const names = readdirSync(folder);
  expect(names).toHaveLength(3);
  expect(names).toContain('notes.txt');
  expect(names).not.toContain(first);
  expect(await actions()).toContain('installation.backed_up');
});

test('copies are kept in a bucket, and as many of them', async () => {
  const store = s3Store({ bucket: 'copies', endpoint, ...credentials });
  bucket.add('rolecall/somebody-else.txt');
  const { run } = schedule({ store });
  for (let n = 0; n < 3; n++) {
    await run();
    server.advance(HOUR_S);
  }
  const copies = [...bucket].map((key) => key.replace('rolecall/', ''));
  expect(copies.toSorted()).toEqual([...readdirSync(folder), 'somebody-else.txt'].toSorted());
});

test('a failure is written down, tried again later, and leaves nothing', async () => {
  writeFileSync(folder, 'a file where the folder should be');
  const { run } = schedule();
  await expect(run()).rejects.toThrow();
  expect(await actions()).toContain('installation.backup_failed');
  rmSync(folder);
  await run();
  expect(existsSync(folder)).toBe(false);
  server.advance(HOUR_S);
  await run();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(results.slice(-2)).toEqual(['failed', 'made']);
});

test('a copy that cannot be made is a failure', async () => {
  const store = { put: () => Promise.reject(new Error('no such bucket')), prune: async () => {} };
  const before = (await actions()).length;
  await expect(schedule({ store }).run()).rejects.toThrow('no such bucket');
  expect((await actions()).slice(before)).toEqual(['installation.backup_failed']);
});

test('a database that cannot be copied is told in the audit log', async () => {
  const broken = { ...server.core.db, copyTo: () => Promise.reject(new Error('no space left')) };
  const { run } = schedule({}, { ...server.core, db: broken });
  await expect(run()).rejects.toThrow('no space left');
  expect(await actions()).toContain('installation.backup_failed');
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged database gets no backup, and those that were made before stay', async () => {
  const { run } = schedule({ keep: 1 });
  await run();
  const kept = readdirSync(folder);
  const index = 'posts_short_search_data';
  const [[structure] = []] = await rowsOf(
    server.core.db,
    `select hex(block) from ${index} where id = 10`,
  );
  const put = (hex: unknown) =>
    execute(server.core.db, `update ${index} set block = unhex('${hex}') where id = 10`);
  // Two levels, of which one merges a segment that it does not have.
  await put('00000001FF00000102000001000000');
  server.advance(HOUR_S);
  await expect(run()).rejects.toThrow('The database is damaged, so no backup was made.');
  expect(readdirSync(folder)).toEqual(kept);
  await put(structure);
  server.advance(HOUR_S);
  await run();
  expect(readdirSync(folder)).not.toEqual(kept);
});
