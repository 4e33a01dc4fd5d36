import { userSearchColumns } from '@rolecall/core/search/user-search-columns';
import { users } from '@rolecall/db/tables/users';
import { USER_SORTS, type UserSort } from '@rolecall/schemas/admin-users';
import { foldText } from '@rolecall/schemas/fold-text';
import { USER_STATUSES, type User, type UserStatus } from '@rolecall/schemas/user';
import { newAdmin } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';

const COUNT = 1_500;
const START = Date.parse('2026-01-01T00:00:00Z');
// Beginnings that are long alike, differ late, are short, capital or beyond ASCII.
const FIRST = [
  '',
  'A',
  'Ada',
  'Adam',
  'ada',
  'Zoë',
  'Åsa',
  'あい',
  'あう',
  '🙂',
  '🙃a',
  'A 10',
  'A 9',
];
const LAST = ['Nakamura', 'nakamurA', 'Nakano', 'N', 'Muranaka', 'Murad'];
const TEXTS = [
  ...['nakamu', 'NAKAMU', 'mura', 'nak', 'na', 'n', 'nakamura12', '@demo.ex', 'naka mura'],
  ...['nakamura ada', 'zoe', 'ASA mura', 'na zo', 'あ', 'あ ura', 'anana murad', '1 9'],
];

let server: TestServer;
let client: Awaited<ReturnType<typeof newAdmin>>['client'];
beforeAll(async () => {
  server = await startTestServer();
  ({ client } = await newAdmin(server));
  const rows = Array.from({ length: COUNT }, (_, index) => userRow(index));
  await server.core.db.transaction(async (tx) => {
    for (let done = 0; done < COUNT; done += 300) {
      await tx.insert(users).values(rows.slice(done, done + 300));
    }
  });
});
afterAll(() => server.stop());

const pick = <T>(all: readonly T[], index: number): T => all[index % all.length] as T;

function userRow(index: number): typeof users.$inferInsert {
  // Neither in the order of anything else, nor alike in each run of the list.
  const mixed = (index * 7_919) % COUNT;
  const lastName = pick(LAST, mixed >> 3);
  const username = `${pick(['a', 'same.beginning.', 'zz'], mixed)}${lastName.toLowerCase()}${index}`;
  // Many at one time, as an import makes them.
  const createdAt = new Date(START + (mixed % 40) * 1_500);
  const names = {
    email: `${username}@demo.example`,
    username,
    firstName: pick(FIRST, mixed),
    lastName,
  };
  return {
    ...names,
    ...userSearchColumns(names),
    id: `usr_${mixed.toString(36).padStart(4, '0')}`,
    role: mixed % 9 === 0 ? 'admin' : 'user',
    access: mixed % 5 === 0 ? 'inactive' : 'active',
    isInvited: mixed % 7 === 0,
    emailVerified: mixed % 4 !== 0,
    createdAt,
    updatedAt: createdAt,
    lastLoginAt: mixed % 3 === 0 ? null : new Date(START + (mixed % 50) * 60_000),
  };
}

const KEYS: Record<UserSort, (user: User) => string | number> = {
  createdAt: (user) => Date.parse(user.createdAt),
  email: (user) => user.email,
  name: (user) => userSearchColumns(user).sortName,
  lastLoginAt: (user) => (user.lastLoginAt === null ? 0 : Date.parse(user.lastLoginAt)),
  role: (user) => `${user.role} ${user.createdAt}`,
  status: (user) => `${user.status} ${user.createdAt}`,
};

/** As SQLite compares: numbers by value, texts by their bytes. */
function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
}

type Search = {
  q: string | undefined;
  sort: UserSort;
  dir: 'asc' | 'desc';
  role?: 'admin' | 'user' | undefined;
  status?: UserStatus | undefined;
  verified?: boolean | undefined;
};

/** What a plain scan of everyone finds. */
function scan(everybody: User[], { q, sort, dir, role, status, verified }: Search): string[] {
  const words = foldText(q ?? '').split(' ');
  const key = KEYS[sort];
  const found = everybody
    .filter((user) => words.every((word) => userSearchColumns(user).searchText.includes(word)))
    .filter((user) => (role ?? user.role) === user.role)
    .filter((user) => (status ?? user.status) === user.status)
    .filter((user) => (verified ?? user.emailVerified) === user.emailVerified)
    .sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
  return (dir === 'asc' ? found : found.reverse()).map(({ id }) => id);
}

async function everybody(): Promise<User[]> {
  const all: User[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.admin.users.list.query({ perPage: 100, cursor });
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}

const searches: fc.Arbitrary<Search> = fc.record({
  q: fc.constantFrom(...TEXTS, undefined),
  sort: fc.constantFrom(...USER_SORTS),
  dir: fc.constantFrom('asc', 'desc'),
  role: fc.option(fc.constantFrom('admin', 'user'), { nil: undefined, freq: 2 }),
  status: fc.option(fc.constantFrom(...USER_STATUSES), { nil: undefined, freq: 2 }),
  verified: fc.option(fc.boolean(), { nil: undefined, freq: 2 }),
});

/** Reads on from page to page, some of the way, then back again. */
async function expectAsScanned(all: User[], search: Search, perPage: number, pages: number) {
  const expected = scan(all, search);
  const list = (cursor?: string) => client.admin.users.list.query({ ...search, perPage, cursor });
  const seen = [await list()];
  while (seen.length < pages) {
    const { nextCursor } = seen.at(-1) ?? {};
    if (!nextCursor) break;
    seen.push(await list(nextCursor));
  }
  const ids = seen.flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids).toEqual(expected.slice(0, perPage * pages));
  expect(seen.at(-1)?.nextCursor === null).toBe(expected.length <= ids.length);
  const { prevCursor } = seen.at(-1) ?? {};
  if (prevCursor) expect((await list(prevCursor)).items).toEqual(seen.at(-2)?.items);
  const third = await client.admin.users.list.query({ ...search, perPage, page: 3 });
  expect(third.items.map(({ id }) => id)).toEqual(expected.slice(perPage * 2, perPage * 3));
  if (third.totalIsExact) expect(third.total).toBe(expected.length);
  else expect(third.total).toBeLessThanOrEqual(expected.length);
}

it('finds in every order what a scan of everyone finds', async () => {
  const all = await everybody();
  expect(all).toHaveLength(COUNT + 1);
  await fc.assert(
    fc.asyncProperty(
      searches,
      fc.constantFrom(3, 10, 100),
      fc.constantFrom(3, 7),
      (search, perPage, pages) => expectAsScanned(all, search, perPage, pages),
    ),
    { numRuns: 40 },
  );
});

it('does so after people have changed, and when some are gone', async () => {
  const { update, delete: remove } = client.admin.users;
  for (let index = 0; index < COUNT; index += 15) {
    const { id = '' } = userRow(index);
    const moved = { firstName: 'Moved', email: `${index}.moved.nakamura@demo.example` };
    await (index % 2 === 0 ? remove.mutate({ id }) : update.mutate({ id, ...moved }));
  }
  const all = await everybody();
  await fc.assert(
    fc.asyncProperty(searches, (search) => expectAsScanned(all, search, 20, 3)),
    { numRuns: 20 },
  );
});
