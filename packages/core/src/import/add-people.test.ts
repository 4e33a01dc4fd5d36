import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@rolecall/db/database';
import { createTestDatabase } from '@rolecall/db/testing';
import type { Trace } from '@rolecall/db/trace';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemContext } from '../context.ts';
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

// A connection keeps each statement, and each takes memory with its rows: of a million rows some are
// invalid, so that hardly two batches add as many.
test('batches that add more and fewer people are imported by the same statements', async () => {
  const newOnes = [3, 5, 2, 9];
  const rows = newOnes.flatMap((count, batch) =>
    Array.from({ length: 500 }, (_none, n) => (n < count ? `b${batch}.${n}@example.com` : 'x')),
  );
  writeFileSync(path, `email\n${rows.join('\n')}\n`);
  const byText: Record<string, number> = {};
  const span = { add: () => {}, rename: () => {}, fail: () => {} };
  const trace: Trace = {
    span: (_start, work) => work(span),
    detail: ({ attributes = {} }, work) => {
      const text = `${attributes['db.query.text']}`;
      byText[text] = (byText[text] ?? 0) + 1;
      return work(span);
    },
    bind: (work) => work,
    traceparent: () => undefined,
  };
  const data = await createTestDatabase();
  const db = await openDatabase({ ...data.newConfig(), trace });
  const ctx = systemContext({ ...installation.core, db }, 'test');
  const { id } = await applyImport(ctx, path, { now: ctx.now(), invite: true });
  await undoImport(ctx, id);
  await db.close();
  await data.remove();
  const inserts = Object.entries(byText).filter(([text]) =>
    /^insert into "(users|imported_users|users_in_search|mail_jobs)"/.test(text),
  );
  expect(inserts.map(([, count]) => count)).toEqual([4, 4, 4, 4]);
});
