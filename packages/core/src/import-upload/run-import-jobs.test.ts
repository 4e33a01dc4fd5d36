import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseUnavailableError } from '@rolecall/db/errors';
import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { uploadPath } from './import-files.ts';
import { runImportJobs } from './run-import-jobs.ts';

let testCore: TestCore;
const id = newId('imp');
beforeEach(async () => {
  testCore = await createTestCore();
  const { core, addUser } = testCore;
  const { id: jobBy } = await addUser({ role: 'admin' });
  const now = core.now();
  const path = uploadPath(core, id);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'email\npat@example.com\n');
  const file = { fileName: 'users.csv', fileHash: '', system: '', createdAt: now };
  await core.db.transaction((tx) => tx.insert(imports).values({ id, ...file, job: 'plan', jobBy }));
});
afterEach(() => testCore.remove());

const row = async () => (await testCore.core.db.read.select().from(imports))[0];

const away = new DatabaseUnavailableError('The database does not answer.');

/** Runs the jobs on a database that is away once they read of it. */
async function runWhileAway() {
  const { core } = testCore;
  const readsNothing = new Proxy(core.db.read, {
    get: () => {
      throw away;
    },
  });
  const attempt = runImportJobs({ ...core, db: { ...core.db, read: readsNothing } });
  await expect(attempt).rejects.toBe(away);
}

test('a job whose database was away for a moment goes on soon, as often as that happens', async () => {
  const { core, advance } = testCore;
  for (let n = 0; n < 5; n++) {
    await runWhileAway();
    expect(await row()).toMatchObject({ job: 'plan', jobClaims: 0 });
    await runImportJobs(core);
    expect(await row()).toMatchObject({ job: 'plan' });
    advance(3);
  }
  await runImportJobs(core);
  expect(await row()).toMatchObject({ job: null, leasedUntil: null, rowsRead: 1 });
});

test('a job whose database is away for an hour ends, and says so', async () => {
  const { advance } = testCore;
  await runWhileAway();
  advance(3_599);
  await runWhileAway();
  expect(await row()).toMatchObject({ job: 'plan' });
  advance(3);
  await runWhileAway();
  const report = { problem: expect.stringContaining('for an hour') };
  expect(await row()).toMatchObject({ job: null, leasedUntil: null, report });
});

test('the hour begins anew with each row that is done, and with each job', async () => {
  const { core, advance } = testCore;
  const change = (values: Partial<ImportRow>) =>
    core.db.transaction((tx) => tx.update(imports).set(values));
  await runWhileAway();
  advance(3_599);
  await change({ rowsDone: 1 });
  await runWhileAway();
  advance(3_599);
  await runWhileAway();
  advance(3);
  await runWhileAway();
  expect(await row()).toMatchObject({ job: null });
  await change({ job: 'plan' });
  await runWhileAway();
  expect(await row()).toMatchObject({ job: 'plan' });
});
