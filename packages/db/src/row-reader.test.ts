import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepare } from './prepared.ts';
import type { Orm } from './statement.ts';
import { imports } from './tables/imports.ts';
import { knownDevices } from './tables/known-devices.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { newUserRow } from './testing-rows.ts';

type Rows = PromiseLike<unknown[]> & {
  prepare(): { all(): Promise<unknown[]>; get(): Promise<unknown> };
};

const owned = eq(knownDevices.userId, users.id);
const device = getTableColumns(knownDevices);

/** Every form in which rows are selected. */
const SELECTIONS: Record<string, (orm: Pick<Orm, 'select'>) => Rows> = {
  'a whole table': (orm) => orm.select().from(users).orderBy(asc(users.seq)),
  'an inner join': (orm) =>
    orm.select({ users, device }).from(users).innerJoin(knownDevices, owned).orderBy(users.seq),
  'an outer join': (orm) =>
    orm.select({ users, device }).from(users).leftJoin(knownDevices, owned).orderBy(users.seq),
  'an outer join the other way': (orm) =>
    orm.select({ users, device }).from(knownDevices).rightJoin(users, owned).orderBy(users.seq),
  'a column of an outer join': (orm) =>
    orm
      .select({ user: users, key: knownDevices.key, seen: knownDevices.lastSeenAt })
      .from(users)
      .leftJoin(knownDevices, owned)
      .orderBy(users.seq),
  'a group of two tables': (orm) =>
    orm
      .select({ both: { key: knownDevices.key, email: users.email }, id: users.id })
      .from(users)
      .leftJoin(knownDevices, owned)
      .orderBy(users.seq),
  'what SQL works out': (orm) =>
    orm
      .select({
        plain: sql<number>`${users.seq} + 1`,
        mapped: sql`${users.seq}`.mapWith((value) => `#${value}`),
        named: sql`${users.createdAt}`.mapWith(users.createdAt).as('named'),
        nothing: sql`null`.mapWith(users.createdAt),
        group: { truth: sql`1`.mapWith(users.emailVerified), last: users.lastLoginAt },
      })
      .from(users)
      .orderBy(users.seq),
  'JSON, and what is null': (orm) => orm.select().from(imports).orderBy(imports.id),
  'a subquery': (orm) => {
    const inner = orm
      .select({ id: users.id, at: users.createdAt, is: users.isInvited })
      .from(users)
      .as('inner_users');
    return orm.select().from(inner).orderBy(inner.at, inner.id);
  },
};

let data: TestDatabase;
beforeEach(async () => {
  data = await createTestDatabase();
  const rows = [
    newUserRow({ emailVerified: true, lastLoginAt: new Date(1_700_000_000_123) }),
    newUserRow({ isInvited: true, passwordHash: null }),
  ];
  await data.db.transaction(async (tx) => {
    await tx.insert(users).values(rows);
    await tx.insert(knownDevices).values({
      key: 'key',
      userId: rows[0]?.id ?? '',
      kind: 'app',
      lastSeenAt: new Date(1_700_000_000_456),
    });
    const file = { fileName: '', fileHash: '', system: '', createdAt: new Date() };
    await tx.insert(imports).values([
      { id: 'imp_1', ...file, settings: { map: ['é', null] }, report: 'text' },
      { id: 'imp_2', ...file },
    ]);
  });
});
afterEach(() => data.remove());

test.each(Object.entries(SELECTIONS))('%s is read as drizzle reads it', async (_, select) => {
  const expected = await data.db.transaction(async (tx) => await select(tx));
  expect(expected.length).toBeGreaterThan(0);
  const statement = prepare((orm) => select(orm) as never);
  expect(await data.db.lookup.rows(statement, {})).toEqual(expected);
  expect(await data.db.lookup.first(statement, {})).toEqual(expected[0]);
  expect(await data.db.read.rows(statement, {})).toEqual(expected);
});
