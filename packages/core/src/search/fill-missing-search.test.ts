import { users } from '@rolecall/db/tables/users';
import { execute, rowsOf } from '@rolecall/db/testing';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { fillMissingSearch } from './fill-missing-search.ts';
import { fillUserSearch } from './fill-user-search.ts';

let node1: TestCore;
beforeEach(async () => {
  node1 = await createTestCore();
});
afterEach(() => node1.remove());

const INDEXES = [
  'users_search',
  'users_search_by_created_at',
  'users_search_by_email',
  'users_search_by_sort_name',
];

/** How often each index has a text. */
async function found(text: string): Promise<unknown[]> {
  const counts = INDEXES.map(async (name) => {
    const index = sql.identifier(name);
    const query = sql`select count(*) from ${index} where ${index} match ${text.slice(0, 3)}`;
    return (await rowsOf(node1.core.db, query))[0]?.[0];
  });
  const pairs = sql`select count(*) from users_short_search
    where users_short_search match ${`"${Buffer.from(text.slice(0, 2)).toString('hex')}"`}`;
  return [...(await Promise.all(counts)), (await rowsOf(node1.core.db, pairs))[0]?.[0]];
}

/** Rows as they were before there were search texts. */
const addMany = (count: number) =>
  execute(
    node1.core.db,
    sql`insert into users (id, email, username, first_name, created_at, updated_at)
        with recursive counting (n) as (select 1 union all select n + 1 from counting where n < ${count})
        select 'usr_' || n, n || '@example.com', 'u' || n, 'ÖZQÜ', n, 0 from counting`,
  );

test('nodes that fill at once put everyone into every index, each once', async () => {
  await addMany(2_500);
  const node = await node1.openNode();
  await Promise.all([fillMissingSearch(node1.core.db), fillMissingSearch(node.db)]);
  expect(await found('ozqu')).toEqual([2_500, 2_500, 2_500, 2_500, 2_500]);
  await fillMissingSearch(node.db);
  expect(await found('ozqu')).toEqual([2_500, 2_500, 2_500, 2_500, 2_500]);
});

test('stops between two batches, and goes on where it was', async () => {
  await addMany(1_500);
  const draining = new AbortController();
  const { db } = node1.core;
  const stopping: typeof db = {
    ...db,
    transaction: (work, options) => {
      draining.abort();
      return db.transaction(work, options);
    },
  };
  await fillMissingSearch(stopping, draining.signal);
  expect(await found('ozqu')).toEqual([250, 250, 250, 250, 250]);
  await fillMissingSearch(db);
  expect(await found('ozqu')).toEqual([1_500, 1_500, 1_500, 1_500, 1_500]);
});

test('whom another program renames is not found by the old name, and soon by the new one', async () => {
  // Names of their own: an id can have these letters by chance.
  const named = (username: string) => ({ username, email: `${username}@example.com` });
  const { id } = await node1.addUser({ firstName: 'Zyxa', ...named('one') });
  const rename = (firstName: string) =>
    node1.core.db.transaction((tx) => tx.update(users).set({ firstName }).where(eq(users.id, id)));
  expect(await found('zyxa')).toEqual([1, 1, 1, 1, 1]);
  await rename('Wvut');
  expect(await found('zyxa')).toEqual([0, 0, 0, 0, 0]);
  expect(await found('wvut')).toEqual([0, 0, 0, 0, 0]);
  await rename('Wvuts');
  await fillMissingSearch(node1.core.db);
  expect(await found('wvuts')).toEqual([1, 1, 1, 1, 1]);
  const again = await node1.addUser({ firstName: 'Zyxa', ...named('two') });
  await node1.core.db.transaction(async (tx) => {
    const rows = await tx
      .update(users)
      .set({ firstName: 'ZYXA' })
      .where(eq(users.id, again.id))
      .returning();
    await fillUserSearch(tx, rows);
  });
  expect(await found('zyxa')).toEqual([1, 1, 1, 1, 1]);
  await node1.core.db.transaction((tx) => tx.delete(users).where(eq(users.id, again.id)));
  expect(await found('zyxa')).toEqual([0, 0, 0, 0, 0]);
});
