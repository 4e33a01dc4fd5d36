import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { bulkLoadUsers } from './bulk-load.ts';
import type { Database } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { users } from './tables/users.ts';
import { rowsOf } from './testing.ts';
import { createEmptyDatabase, type Mode, type ModeDatabase } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

const WRITABLE: readonly Mode[] = ['file', 'server'];

let data: ModeDatabase;
afterEach(() => data.remove());

async function open(mode: Mode): Promise<Database> {
  data = await createEmptyDatabase(mode);
  await migrateDatabase({ url: data.url });
  const db = await data.open();
  await db.transaction((tx) => tx.insert(users).values(newUserRow()));
  return db;
}

const partsOf = (db: Database) =>
  rowsOf(db, sql`select type, name, sql from sqlite_schema order by type, name`);

const found = (db: Database, index: string, text: string) =>
  rowsOf(db, sql`select 1 from ${sql.raw(index)} where ${sql.raw(index)} match ${text}`);

const people = (count: number, firstName: string) =>
  Array.from({ length: count }, () => ({
    ...newUserRow(),
    firstName,
    searchText: firstName.toLowerCase(),
  }));

describe.each(WRITABLE)('loading many users in %s mode', (mode) => {
  test('finds all of them afterwards, and leaves every index and trigger as it was', async () => {
    const db = await open(mode);
    const before = await partsOf(db);
    await bulkLoadUsers(db, async (write) => {
      await write((tx) => tx.insert(users).values(people(30, 'Zephyrine')));
      await write((tx) => tx.insert(users).values(people(20, 'Qx')));
    });
    expect(await partsOf(db)).toEqual(before);
    expect(await db.read.$count(users)).toBe(51);
    expect(await found(db, 'users_search', '"ephyri"')).toHaveLength(30);
    for (const list of ['created_at', 'email', 'sort_name']) {
      expect(await found(db, `users_search_by_${list}`, '"yri"')).toHaveLength(30);
    }
    const qx = Buffer.from('qx').toString('hex');
    expect(await found(db, 'users_short_search', `"${qx}"`)).toHaveLength(20);
    // The triggers work again: who comes later is found, too.
    await db.transaction((tx) => tx.insert(users).values(people(1, 'Zephyrine')));
    expect(await found(db, 'users_search', '"ephyri"')).toHaveLength(31);
  });
});

test('what goes wrong half-way leaves a file as it was', async () => {
  const db = await open('file');
  const before = await partsOf(db);
  const loading = bulkLoadUsers(db, async (write) => {
    await write((tx) => tx.insert(users).values(people(10, 'Zephyrine')));
    throw new Error('The power went.');
  });
  await expect(loading).rejects.toThrow('The power went.');
  expect(await partsOf(db)).toEqual(before);
  expect(await db.read.$count(users)).toBe(1);
  await db.transaction((tx) => tx.insert(users).values(people(1, 'Zephyrine')));
  expect(await found(db, 'users_search', '"ephyri"')).toHaveLength(1);
});
