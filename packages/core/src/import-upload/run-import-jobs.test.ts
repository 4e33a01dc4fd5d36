import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseUnavailableError } from '@rolecall/db/errors';
import { imports } from '@rolecall/db/tables/imports';
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

test('a job whose database was away for a moment goes on soon, as often as that happens', async () => {
  const { core, advance } = testCore;
  const away = new DatabaseUnavailableError('The database does not answer.');
  const readsNothing = new Proxy(core.db.read, {
    get: () => {
      throw away;
    },
  });
  for (let n = 0; n < 5; n++) {
    const attempt = runImportJobs({ ...core, db: { ...core.db, read: readsNothing } });
    await expect(attempt).rejects.toBe(away);
    expect(await row()).toMatchObject({ job: 'plan', jobClaims: 0 });
    await runImportJobs(core);
    expect(await row()).toMatchObject({ job: 'plan' });
    advance(3);
  }
  await runImportJobs(core);
  expect(await row()).toMatchObject({ job: null, leasedUntil: null, rowsRead: 1 });
});
