import { userSearchColumns } from '@rolecall/core/search/user-search-columns';
import { users } from '@rolecall/db/tables/users';
import { USER_SORTS } from '@rolecall/schemas/admin-users';
import { foldText } from '@rolecall/schemas/fold-text';
import { liftEveryLimit } from '@rolecall/testkit/limits';
import { newAdmin } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queries, userInSomeScript } from './many-scripts.ts';

/** More than are sorted at once, so that every way to a page is taken. */
const COUNT = 2_400;
const FEW = 50;
let server: TestServer;
let client: Awaited<ReturnType<typeof newAdmin>>['client'];
let everyone: { id: string; searchText: string }[];
beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: liftEveryLimit() });
  ({ client } = await newAdmin(server));
  const rows = Array.from({ length: COUNT }, (_, index) => userInSomeScript(index));
  for (let done = 0; done < COUNT; done += 300) {
    await server.core.db.transaction((tx) => tx.insert(users).values(rows.slice(done, done + 300)));
  }
  const me = await client.user.me.query();
  everyone = [...rows, { id: me.id, ...userSearchColumns(me) }];
});
afterAll(() => server.stop());

function scan(q: string): string[] {
  const words = foldText(q).split(' ');
  const isFound = ({ searchText }: { searchText: string }) =>
    words.every((word) => searchText.includes(word));
  return everyone
    .filter(isFound)
    .map(({ id }) => id)
    .toSorted();
}

async function walk(input: Parameters<typeof client.admin.users.list.query>[0]) {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.admin.users.list.query({ ...input, perPage: 100, cursor });
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}

it('every path finds whom a plain scan finds', async () => {
  const arbitraries = [queries, fc.constantFrom(...USER_SORTS)] as const;
  const property = fc.asyncProperty(...arbitraries, async (q, sort) => {
    const expected = scan(q);
    const { total, totalIsExact } = await client.admin.users.list.query({ q });
    if (totalIsExact) expect(total).toBe(expected.length);
    const listed = await walk({ q, sort, dir: 'asc' });
    expect(listed.toSorted()).toEqual(expected);
    expect((await walk({ q, sort, dir: 'desc' })).toReversed()).toEqual(listed);
    const csv = await client.admin.users.export.query({ q, sort, dir: 'asc' });
    const inCsv = csv.split('\r\n').flatMap((line) => /usr_[0-9a-z]{26}/.exec(line)?.[0] ?? []);
    expect(inCsv).toEqual(listed);
    // Each batch of a change waits for a replica, where there is one.
    if (expected.length > FEW) return;
    const bulk = await client.admin.users.bulk.mutate({
      action: 'activate',
      filter: { q },
      limit: FEW,
    });
    expect(bulk.items.map(({ id }) => id).toSorted()).toEqual(expected);
  });
  await fc.assert(property, {
    numRuns: 25,
    examples: [
      ['ёлк', 'name'],
      ['example', 'email'],
    ],
  });
}, 360_000);
