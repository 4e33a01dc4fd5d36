import type { Database } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { rowsOf } from '@rolecall/db/testing';
import { eq, type SQL, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { fillUserSearch } from './fill-user-search.ts';
import { mergeSearch, searchMerger } from './merge-search.ts';

let node1: TestCore;
beforeEach(async () => {
  node1 = await createTestCore();
});
afterEach(() => node1.remove());

const never = new AbortController().signal;

/** Adds users as they sign up, each in a transaction of their own. */
async function signUp(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    await node1.core.db.transaction(async (tx) => {
      const name = { firstName: `Ann${n}`, lastName: 'Özqü', username: `u${n}` };
      const at = { createdAt: new Date(n), updatedAt: new Date(n) };
      const [row] = await tx
        .insert(users)
        .values({ ...name, ...at, id: `usr_${n}`, email: `${n}@example.com` })
        .returning();
      if (row !== undefined) await fillUserSearch(tx, [row]);
    });
  }
}

const numberOf = async (query: SQL, db: Database) => Number((await rowsOf(db, query))[0]?.[0]);
const segments = (name = 'users_search', db = node1.core.db) =>
  numberOf(sql`select count(distinct segid) from ${sql.identifier(`${name}_idx`)}`, db);
const found = (text: string, db = node1.core.db) =>
  numberOf(sql`select count(*) from users_search where users_search match ${text}`, db);

test('a sign-up merges nothing, and what is merged is found as before', async () => {
  await signUp(0, 90);
  const { db } = node1.core;
  await db.transaction((tx) => tx.delete(users).where(eq(users.id, 'usr_7')));
  expect(await segments()).toBeGreaterThanOrEqual(90);
  expect(await found('ozq')).toBe(89);

  await mergeSearch(db);
  expect(await segments()).toBeLessThan(16);
  expect(await found('ozq')).toBe(89);
  expect(await found('ann8')).toBe(11);
  expect(await found('ann7')).toBe(10);
});

test('nodes that merge at once lose nothing', async () => {
  await signUp(0, 60);
  const node = await node1.openNode();
  await Promise.all([mergeSearch(node1.core.db), mergeSearch(node.db), signUp(60, 80)]);
  await mergeSearch(node.db);
  expect(await segments('users_search', node.db)).toBeLessThan(16);
  expect(await found('ozq', node.db)).toBe(80);
});

test('a chore merges what is new and writes nothing otherwise', async () => {
  const { db } = node1.core;
  let writes = 0;
  const counting: typeof db = {
    ...db,
    transaction: (work, options) => {
      writes++;
      return db.transaction(work, options);
    },
  };
  const merge = searchMerger(counting);
  await signUp(0, 40);
  await merge(never);
  expect(await segments()).toBeLessThan(16);

  writes = 0;
  await merge(never);
  expect(writes).toBe(0);
  await signUp(40, 80);
  await merge(never);
  expect(writes).toBeGreaterThan(0);
  expect(await segments()).toBeLessThan(16);
});

test('stops when the server does, and goes on at its next turn', async () => {
  await signUp(0, 40);
  const stopped = new AbortController();
  stopped.abort();
  const merge = searchMerger(node1.core.db);
  await merge(stopped.signal);
  expect(await segments()).toBeGreaterThanOrEqual(40);
  await merge(never);
  expect(await segments()).toBeLessThan(16);
});

test('an index to which much is added keeps none waiting', async () => {
  const { db } = node1.core;
  const stopped = new AbortController();
  let turns = 0;
  // Someone signs up at each step: there is always more to merge.
  const busy: typeof db = {
    ...db,
    transaction: async (work, options) => {
      if (++turns > 20) stopped.abort();
      await signUp(1_000 + turns, 1_001 + turns);
      return db.transaction(work, options);
    },
  };
  await signUp(0, 60);
  await searchMerger(busy)(stopped.signal);
  expect(await segments()).toBeLessThan(24);
  expect(await segments('users_search_by_sort_name')).toBeLessThan(24);
});
