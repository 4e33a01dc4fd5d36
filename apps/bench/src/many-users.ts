import { signUp } from './clients.ts';
import { quantile, timed } from './measures.ts';
import { seededDatabase } from './seeded.ts';
import { ADMIN_KEY, withServer } from './with-server.ts';

const USERS = 100_000;
const BULK = { filter: { createdTo: new Date(Date.now() - 300 * 86_400_000).toISOString() } };

/** What an export and a bulk action over very many users take, and what others feel of it. */
await withServer(
  async (url, memoryMib) => {
    const stamp = Date.now();
    const { client, accessToken } = await signUp(url, `admin.${stamp}@example.com`, ADMIN_KEY);
    const { client: other } = await signUp(url, `other.${stamp}@example.com`);
    await client.admin.users.list.query({});

    const before = memoryMib();
    let most = before;
    let bytes = 0;
    const headers = { authorization: `Bearer ${accessToken}` };
    const exporting = await timed(async () => {
      const answer = await fetch(`${url}/api/v1/admin/users.csv`, { headers });
      for await (const piece of answer.body ?? []) {
        bytes += piece.length;
        most = Math.max(most, memoryMib());
      }
    });
    const size = `${(bytes / 1024 / 1024).toFixed(1)} MiB in ${(exporting / 1000).toFixed(1)} s`;
    console.log(`export of ${USERS}: ${size}, ${(most - before).toFixed(0)} MiB more memory`);

    const times: number[] = [];
    let busy = true;
    const asking = (async () => {
      while (busy) {
        times.push(await timed(() => other.user.me.query()));
        await Bun.sleep(5);
      }
    })();
    const ids: string[] = [];
    let done = 0;
    for (let cursor: string | undefined; ids.length < 10_000; ) {
      const page = await client.admin.users.list.query({
        ...BULK.filter,
        role: 'user',
        status: 'active',
        perPage: 100,
        cursor,
      });
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    times.length = 0;
    const changing = await timed(async () => {
      for (let start = 0; start < ids.length; start += 100) {
        const batch = ids.slice(start, start + 100);
        const { succeeded } = await client.admin.users.bulk.mutate({
          action: 'deactivate',
          ids: batch,
        });
        done += succeeded;
      }
    });
    busy = false;
    await asking;
    console.log(`bulk deactivation of ${done}: ${(changing / 1000).toFixed(1)} s`);
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    console.log(`user.me meanwhile: median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
    for (let start = 0; start < ids.length; start += 100) {
      const batch = ids.slice(start, start + 100);
      await client.admin.users.bulk.mutate({ action: 'activate', ids: batch });
    }
  },
  await seededDatabase(USERS),
);
