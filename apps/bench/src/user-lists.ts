import { type Client, signUp } from './clients.ts';
import { quantile, timed } from './measures.ts';
import { seededDatabase } from './seeded.ts';
import { ADMIN_KEY, withServer } from './with-server.ts';

const ROUNDS = 31;
const SIZES = process.argv.slice(2).map(Number);
if (SIZES.length === 0) SIZES.push(10_000, 100_000, 1_000_000);

type List = NonNullable<Parameters<Client['admin']['users']['list']['query']>[0]>;

const inMiddle = (client: Client) =>
  client.admin.users.list.query({ sort: 'name', dir: 'asc', page: 300 });
const lastMonth = () => new Date(Date.now() - 30 * 86_400_000).toISOString();

const LISTS: Record<string, (() => List) | List> = {
  'first page': {},
  'first page by name': { sort: 'name', dir: 'asc' },
  'first page by last sign-in': { sort: 'lastLoginAt' },
  'search in the middle (nakamu)': { q: 'nakamu' },
  'search by name (mura), by e-mail': { q: 'mura', sort: 'email' },
  'search, three characters (ödi)': { q: 'ödi' },
  'search, two characters (xu)': { q: 'xu' },
  'search, two rare characters (qz)': { q: 'qz' },
  'search, one character (q)': { q: 'q' },
  'search for nobody': { q: 'nobody has this name' },
  'search and role, by name': { q: 'nakamu', role: 'admin', sort: 'name', dir: 'asc' },
  'search, status, unverified': { q: 'silva', status: 'inactive', verified: false },
  'role and sort': { role: 'admin', sort: 'name', dir: 'asc' },
  'status and sort': { status: 'inactive', sort: 'lastLoginAt', dir: 'asc' },
  'unverified, by e-mail': { verified: false, sort: 'email', dir: 'asc' },
  'three filters, by name': { role: 'admin', status: 'inactive', verified: false, sort: 'name' },
  'last month': () => ({ createdFrom: lastMonth() }),
  'last month, by e-mail': () => ({ createdFrom: lastMonth(), sort: 'email', dir: 'asc' }),
  'last month, inactive admins': () => ({
    createdFrom: lastMonth(),
    role: 'admin',
    status: 'inactive',
  }),
};

const CASES: Record<string, (client: Client) => Promise<unknown>> = {
  ...Object.fromEntries(
    Object.entries(LISTS).map(([name, list]) => [
      name,
      (client: Client) => client.admin.users.list.query(typeof list === 'function' ? list() : list),
    ]),
  ),
  'page 300 by name': inMiddle,
  stats: (client) => client.admin.stats.query(),
  'audit log': (client) => client.admin.audit.list.query({}),
};

/** What each size takes for the same question, asked in turn. */
async function compare(clients: Client[]): Promise<void> {
  const lastPage = await Promise.all(
    clients.map(async (client) => (await client.admin.users.list.query({})).pages),
  );
  const asked: Record<string, (client: Client, index: number) => Promise<unknown>> = {
    ...CASES,
    'last page': (client, index) => client.admin.users.list.query({ page: lastPage[index] ?? 1 }),
  };
  console.log(['', ...SIZES.map(String), 'last : first'].join('\t'));
  for (const [name, ask] of Object.entries(asked)) {
    const times = clients.map((): number[] => []);
    for (let round = -5; round < ROUNDS; round++) {
      for (const [index, client] of clients.entries()) {
        const time = await timed(() => ask(client, index));
        if (round >= 0) times[index]?.push(time);
      }
    }
    const medians = times.map((all) => quantile(all, 0.5));
    const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
    console.log([name, ...medians.map((ms) => `${ms.toFixed(1)} ms`), ratio.toFixed(2)].join('\t'));
  }
}

async function withServers(sizes: number[], clients: Client[]): Promise<void> {
  const [size, ...rest] = sizes;
  if (size === undefined) return compare(clients);
  await withServer(
    async (url) => {
      const email = `admin.${Date.now()}@example.com`;
      const { client } = await signUp(url, email, ADMIN_KEY);
      await withServers(rest, [...clients, client]);
    },
    await seededDatabase(size),
  );
}

await withServers(SIZES, []);
