import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepare } from './prepared.ts';
import { rowsAsJson, rowsGiven } from './rows-given.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { newUserRow } from './testing-rows.ts';

const insertUsers = prepare((orm) =>
  orm.insert(users).select(rowsGiven(users, 'rows')).returning({ email: users.email }),
);

let data: TestDatabase;
beforeEach(async () => {
  data = await createTestDatabase();
});
afterEach(() => data.remove());

test('rows come in as they are, in their order, with what columns have by default', async () => {
  const rows = [
    newUserRow({ firstName: 'O’Neil "\\ \n 👩🏽‍🚀', isInvited: true, passwordHash: null }),
    newUserRow({ lastName: '', lastLoginAt: new Date(1_700_000_000_123), role: 'admin' }),
    newUserRow({ lastName: '[1, null]', access: 'inactive', emailVerified: true }),
  ];
  await data.db.transaction(async (tx) => {
    const added = await tx.rows(insertUsers, { rows: rowsAsJson(users, rows) });
    expect(added.map(({ email }) => email)).toEqual(rows.map(({ email }) => email));
    const stored = await tx.select().from(users).orderBy(asc(users.seq));
    expect(stored).toMatchObject(rows);
    expect(stored[0]).toMatchObject({ role: 'user', status: 'invited', lastLoginAt: null });
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

test('however many there are, it is one statement', async () => {
  const statements = new Set<string>();
  for (const count of [0, 1, 7]) {
    const rows = Array.from({ length: count }, () => newUserRow());
    const run = async (sql: string) => {
      statements.add(sql);
      return { rows: [] };
    };
    await insertUsers.all(run, { rows: rowsAsJson(users, rows) });
  }
  expect(statements.size).toBe(1);
});
