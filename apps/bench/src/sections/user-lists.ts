import type { Client } from '@rolecall/testkit/client';
import type { Bench } from '../bench.ts';
import { signUpAt } from '../contenders/callers.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { ADMIN_KEY } from '../contenders/settings.ts';
import { median, timed } from '../run/statistics.ts';

const WARM_UP = 5;

const asked = ({ isQuick }: Bench) =>
  isQuick ? { few: 500, many: 2_000, times: 3 } : { few: 10_000, many: 1_000_000, times: 31 };

type List = NonNullable<Parameters<Client['admin']['users']['list']['query']>[0]>;

const lastMonth = () => new Date(Date.now() - 30 * 86_400_000).toISOString();

const LISTS: Record<string, (() => List) | List> = {
  'first page': {},
  'first page by name': { sort: 'name', dir: 'asc' },
  'first page by last sign-in': { sort: 'lastLoginAt' },
  'search in the middle (nakamu)': { q: 'nakamu' },
  'search by name (mura), by email': { q: 'mura', sort: 'email' },
  'search, three characters (ödi)': { q: 'ödi' },
  'search, two characters (xu)': { q: 'xu' },
  'search, two rare characters (qz)': { q: 'qz' },
  'search, one character (q)': { q: 'q' },
  'search without a match': { q: 'nobody has this name' },
  'search and role, by name': { q: 'nakamu', role: 'admin', sort: 'name', dir: 'asc' },
  'search, status, unverified': { q: 'silva', status: 'inactive', verified: false },
  'role and sort': { role: 'admin', sort: 'name', dir: 'asc' },
  'status and sort': { status: 'inactive', sort: 'lastLoginAt', dir: 'asc' },
  'unverified, by email': { verified: false, sort: 'email', dir: 'asc' },
  'three filters, by name': { role: 'admin', status: 'inactive', verified: false, sort: 'name' },
  'last month': () => ({ createdFrom: lastMonth() }),
  'last month, by email': () => ({ createdFrom: lastMonth(), sort: 'email', dir: 'asc' }),
  'last month, inactive admins': () => ({
    createdFrom: lastMonth(),
    role: 'admin',
    status: 'inactive',
  }),
  'page 300 by name': { sort: 'name', dir: 'asc', page: 300 },
};

type Question = (client: Client, lastPage: number) => Promise<unknown>;

const QUESTIONS: Record<string, Question> = {
  ...Object.fromEntries(
    Object.entries(LISTS).map(([name, list]) => [
      name,
      (client: Client) => client.admin.users.list.query(typeof list === 'function' ? list() : list),
    ]),
  ),
  stats: (client) => client.admin.stats.query(),
  'audit log': (client) => client.admin.audit.list.query({}),
  'last page': (client, page) => client.admin.users.list.query({ page }),
};

/** What the same question takes of many users and of few, asked in turn. */
export async function measureUserLists(bench: Bench): Promise<void> {
  const { few, many, times } = asked(bench);
  const cores = bench.cores.server;
  await using small = await startRolecall({ cores, users: few });
  await using large = await startRolecall({ cores, users: many });
  const sides = await Promise.all(
    [small, large].map(async ({ url }) => {
      const { client } = await signUpAt(url, ADMIN_KEY);
      const { pages } = await client.admin.users.list.query({});
      return { client, pages };
    }),
  );
  await bench.sampleNoise();
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const taken = sides.map((): number[] => []);
    for (let round = -WARM_UP; round < times; round++) {
      for (const [index, { client, pages }] of sides.entries()) {
        const ms = await timed(() => ask(client, pages));
        if (round >= 0) taken[index]?.push(ms);
      }
    }
    const [ofFew = Number.NaN, ofMany = Number.NaN] = taken.map(median);
    bench.figures.add(`user-lists/few/${name}`, ofFew);
    bench.figures.add(`user-lists/many/${name}`, ofMany);
    bench.figures.add(`user-lists/ratio/${name}`, ofMany / ofFew);
  }
  await bench.sampleNoise();
}
