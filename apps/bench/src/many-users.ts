import { type Client, signUp } from './clients.ts';
import { quantile, timed, timesWhile } from './measures.ts';
import { seededDatabase } from './seeded.ts';
import { ADMIN_KEY, withServer } from './with-server.ts';

const USERS = 100_000;
const CHANGED = 10_000;
/** As many as one call of the API takes by id. */
const CHUNK = 100;

/** Downloads the whole list as CSV: twice, since the first time a process also grows its heap. */
async function measureExport(url: string, accessToken: string, memoryMib: () => number) {
  for (const which of ['first', 'second']) {
    const before = memoryMib();
    let most = before;
    let bytes = 0;
    const ms = await timed(async () => {
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await fetch(`${url}/api/v1/admin/users.csv`, { headers });
      for await (const piece of answer.body ?? []) {
        bytes += piece.length;
        most = Math.max(most, memoryMib());
      }
    });
    const size = `${(bytes / 1024 / 1024).toFixed(1)} MiB in ${(ms / 1000).toFixed(1)} s`;
    const more = `${(most - before).toFixed(0)} MiB more memory`;
    console.log(`${which} export of ${USERS}: ${size}, ${more}`);
  }
}

/** The oldest, so that those who measure are not among them. */
async function activeUsers(client: Client): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ids.length < CHANGED; ) {
    const page = await client.admin.users.list.query({
      role: 'user',
      status: 'active',
      sort: 'createdAt',
      dir: 'asc',
      perPage: CHUNK,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return ids;
}

async function changeAll(client: Client, action: 'activate' | 'deactivate', ids: string[]) {
  for (let start = 0; start < ids.length; start += CHUNK) {
    await client.admin.users.bulk.mutate({ action, ids: ids.slice(start, start + CHUNK) });
  }
}

/** Deactivates very many users, while somebody else asks who they are. */
async function measureBulk(admin: Client, other: Client) {
  const ids = await activeUsers(admin);
  let changing = 0;
  const times = await timesWhile(
    () => other.user.me.query(),
    async () => {
      changing = await timed(() => changeAll(admin, 'deactivate', ids));
    },
  );
  console.log(`bulk deactivation of ${ids.length}: ${(changing / 1000).toFixed(1)} s`);
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  console.log(`user.me meanwhile: median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  await changeAll(admin, 'activate', ids);
}

await withServer(
  async (url, memoryMib) => {
    const stamp = Date.now();
    const { client, accessToken } = await signUp(url, `admin.${stamp}@example.com`, ADMIN_KEY);
    const { client: other } = await signUp(url, `other.${stamp}@example.com`);
    await measureExport(url, accessToken, memoryMib);
    await measureBulk(client, other);
  },
  await seededDatabase(USERS),
);
