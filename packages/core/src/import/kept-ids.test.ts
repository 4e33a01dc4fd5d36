import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { users } from '@rolecall/db/tables/users';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteUser } from '../admin/delete-user.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { applyImport } from './apply-import.ts';
import type { AppliedRow } from './continue-import.ts';
import { exportHashes } from './export-hashes.ts';
import { undoImport } from './undo-import.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

const TAKEN = 'The ID is or was another user’s. A new one is made.';
const idOf = (n: number) => `usr_${String(n).padStart(26, '0')}`;

/** Imports these users, and tells what became of each row. */
async function imported(people: object[], map: object = {}) {
  const path = join(installation.folder, 'people.ndjson');
  writeFileSync(path, people.map((person) => JSON.stringify(person)).join('\n'));
  const rows: AppliedRow[] = [];
  const options = { now: installation.core.now(), map };
  const { id } = await applyImport(installation.ctx, path, options, (batch) => {
    rows.push(...batch);
  });
  return { rows, id };
}

const ids = async () =>
  (await installation.core.db.read.select().from(users).orderBy(users.seq)).map(({ id }) => id);

test('users of an export of Rolecall keep their IDs in an empty installation', async () => {
  for (let n = 0; n < 3; n++) await installation.addUser();
  const before = await ids();
  const people = (await Array.fromAsync(exportHashes(installation.ctx))).flat();
  await installation.remove();
  installation = await createTestCore();
  const { rows, id } = await imported(people);
  expect(await ids()).toEqual(before);
  expect(rows.map(({ userId }) => userId)).toEqual(before);
  await undoImport(installation.ctx, id);
  await imported(people);
  expect(await ids()).toEqual(before);
});

test('the ID of another user is not taken from them, nor given twice', async () => {
  const { id } = await installation.addUser();
  const people = [id, idOf(1), idOf(1)].map((one, n) => ({ id: one, email: `p${n}@example.com` }));
  const { rows } = await imported(people);
  expect(rows.map(({ userId }) => userId)).toEqual([
    expect.not.stringContaining(id),
    idOf(1),
    expect.not.stringContaining(idOf(1)),
  ]);
  expect(rows.map(({ reasons }) => reasons.includes(TAKEN))).toEqual([true, false, true]);
  expect(new Set(await ids()).size).toBe(4);
});

test('the ID of a deleted user goes to no one, not in the file of their own either', async () => {
  const { id, email } = await installation.addUser();
  await deleteUser(installation.ctx, { id });
  const { rows } = await imported([
    { id, email: 'mallory@example.com' },
    { id, email },
  ]);
  expect(rows.map(({ reasons }) => reasons.includes(TAKEN))).toEqual([true, true]);
  expect(await ids()).not.toContain(id);
});

test.each([
  '1',
  'usr_1',
  `usr_${'8'.padEnd(26, '0')}`,
  `usr_${'0'.repeat(25)}U`,
  `ses_${'0'.repeat(26)}`,
  `${idOf(1)}\u0000`,
])('%j is no ID of ours: a new one is made', async (id) => {
  const { rows } = await imported([{ id, email: 'ada@example.com' }]);
  expect(rows[0]?.reasons).not.toContain(TAKEN);
  expect(await ids()).toEqual([expect.stringMatching(/^usr_01/)]);
});

test('whoever leaves the field out gives everyone a new ID', async () => {
  await imported([{ id: idOf(1), email: 'ada@example.com' }], { sourceId: null });
  expect(await ids()).not.toContain(idOf(1));
});
