import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countMissingSearch } from '../search/search-completeness.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { listUsers } from '../user-list/list-users.ts';
import { applyImport } from './apply-import.ts';
import { undoImport } from './undo-import.ts';

let installation: TestCore;
let path: string;
beforeEach(async () => {
  installation = await createTestCore();
  path = join(installation.folder, 'people.csv');
  const rows = Array.from({ length: 620 }, (_none, n) => `p${n}@example.com,Zéphyrine,Qx ${n}`);
  writeFileSync(path, `email,first_name,last_name\n${rows.join('\n')}\n`);
});
afterEach(() => installation.remove());

const apply = (ctx = installation.ctx) => applyImport(ctx, path, { now: ctx.now() });

/** How many each kind of search finds: in the orders that have indexes of their own, and by two letters. */
async function found(): Promise<number[]> {
  const input = { page: 1, perPage: 100, dir: 'asc' } as const;
  const pages = [
    await listUsers(installation.ctx, { ...input, q: 'ephyri', sort: 'createdAt' }),
    await listUsers(installation.ctx, { ...input, q: 'ephyri', sort: 'email' }),
    await listUsers(installation.ctx, { ...input, q: 'ephyri', sort: 'name' }),
    await listUsers(installation.ctx, { ...input, q: 'qx', sort: 'createdAt' }),
  ];
  return pages.flatMap(({ total, items }) => [total, items.length]);
}

test('who is imported is found at once in every order, and not any more once that is undone', async () => {
  const { id } = await apply();
  expect(await found()).toEqual([620, 100, 620, 100, 620, 100, 620, 100]);
  expect(await countMissingSearch(installation.core.db.read)).toEqual({ users: 0, posts: 0 });
  await undoImport(installation.ctx, id);
  expect(await found()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a batch whose transaction fails leaves no one, not even to a search', async () => {
  const { ctx } = installation;
  let transactions = 0;
  const transaction: typeof ctx.db.transaction = (work, options) =>
    ctx.db.transaction(async (tx) => {
      const done = await work(tx);
      // The first one starts the import, the second one stores a batch: this is the next batch.
      if (++transactions === 3) throw new Error('The power went.');
      return done;
    }, options);
  const failing = apply({ ...ctx, db: { ...ctx.db, transaction } });
  await expect(failing).rejects.toThrow('The power went.');
  expect(await found()).toEqual([500, 100, 500, 100, 500, 100, 500, 100]);
  expect((await apply()).resumedAfter).toBe(500);
  expect(await found()).toEqual([620, 100, 620, 100, 620, 100, 620, 100]);
});
