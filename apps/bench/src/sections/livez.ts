import { join } from 'node:path';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import type { Client } from '@rolecall/testkit/client';
import type { Bench } from '../bench.ts';
import { type Account, bearer, send, signUpAt } from '../contenders/callers.ts';
import { type Rolecall, startRolecall } from '../contenders/rolecall.ts';
import { multiplyEvents } from '../contenders/seeded.ts';
import { ADMIN_KEY } from '../contenders/settings.ts';
import { onCleanUp } from '../run/clean-up.ts';
import { mostMibWhile } from '../run/processes.ts';
import { timed } from '../run/statistics.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { waitsWhile } from '../run/watch.ts';

const EXPORTS = 4;
const BATCH = 10;
const BULK = 10_000;
const PER_PAGE = 100;
const POST_LENGTH = 20_000;
/** A search for these hundred letters reads every place of each three of them in every post. */
const SENTENCE =
  'five quick foxes jump over big lazy dogs while nymphs vex brown bards, and czars mock the pithy owl.';

/** How much there is to be slow about. */
const sizes = ({ isQuick }: Bench) =>
  isQuick
    ? { posts: 10, events: 500, awayMs: 2_000 }
    : { posts: 300, events: 20_000, awayMs: 8_000 };

/** Notes how long `/livez` takes while `work` goes on, and how long that took. */
async function livezWhile(
  { figures, cores }: Bench,
  { url }: { url: string },
  name: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const { p99 } = await waitsWhile({ url: `${url}/livez` }, cores.load, async () => {
    figures.add(`livez/${name}/work`, await timed(work));
  });
  figures.add(`livez/${name}/p99`, p99);
}

/** Asks over REST and reads the response to its end, keeping none of it. */
async function read(server: Rolecall, path: string, { tokens }: Account, body?: object) {
  const headers = bearer(tokens.accessToken);
  const response = await send(server, { path: `/api/v1${path}`, headers, ...(body && { body }) });
  await response.body?.pipeTo(new WritableStream());
}

/** Posts in which nearly everything matches a search for `a`, or for the sentence. */
async function writePosts(client: Client, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    for (const text of ['a', SENTENCE]) {
      const content = text.repeat(POST_LENGTH / text.length);
      await client.post.create.mutate({ title: `${n} ${text}`, content });
    }
  }
}

/** Ten of the same search in one call. */
async function searchInBatch(server: Rolecall, q: string, { tokens }: Account) {
  const paths = Array(BATCH).fill('post.list').join(',');
  const input = Object.fromEntries(Array.from({ length: BATCH }, (_, n) => [n, { q }]));
  const search = new URLSearchParams({ batch: '1', input: JSON.stringify(input) });
  // It may be refused as too much, which is a response, too: what counts is who waits meanwhile.
  const response = await fetch(`${server.url}/trpc/${paths}?${search}`, {
    headers: bearer(tokens.accessToken),
  });
  await response.body?.pipeTo(new WritableStream());
}

/** A filter that matches exactly so many seeded users, and no one who signed up in this run. */
async function filterOf(client: Client, count: number) {
  const pageOf = async (page: number) => {
    const list = { page, perPage: PER_PAGE, sort: 'createdAt', dir: 'desc' } as const;
    return (await client.admin.users.list.query(list)).items;
  };
  const [newest, oldest] = [await pageOf(2), await pageOf(1 + count / PER_PAGE)];
  return { createdFrom: oldest.at(-1)?.createdAt, createdTo: newest[0]?.createdAt };
}

async function measureWork(bench: Bench): Promise<void> {
  const { figures, users, cores } = bench;
  const { posts, events } = sizes(bench);
  await using rolecall = await startRolecall({ cores: cores.server, users });
  const admin = await signUpAt(rolecall.url, ADMIN_KEY);
  const people = await Promise.all(Array.from({ length: EXPORTS }, () => signUpAt(rolecall.url)));
  for (const { user } of people) multiplyEvents(rolecall.file, user.id, events);

  await livezWhile(bench, rolecall, 'exports', async () => {
    const exportAll = () =>
      Promise.all(people.map((one) => read(rolecall, '/users/me/export', one)));
    figures.add('exports-memory/mib', await mostMibWhile(rolecall.pid, exportAll));
  });
  await livezWhile(bench, rolecall, 'csv', () => read(rolecall, '/admin/users.csv', admin));
  const filter = await filterOf(admin.client, Math.min(BULK, users / 2));
  await livezWhile(bench, rolecall, 'bulk', () =>
    read(rolecall, '/admin/users/bulk', admin, { action: 'deactivate', filter }),
  );
  await writePosts(admin.client, posts);
  await livezWhile(bench, rolecall, 'slow-query', () =>
    read(rolecall, `/posts?q=${encodeURIComponent(SENTENCE)}`, admin),
  );
  await livezWhile(bench, rolecall, 'aaaa', () => searchInBatch(rolecall, 'a'.repeat(20), admin));
}

/** A node with a replica, whose primary goes away while people use it. */
async function measureAway(bench: Bench): Promise<void> {
  const primary = await startLibsqlServer();
  const removePrimary = onCleanUp(primary.remove);
  const { folder, remove } = temporaryFolder();
  try {
    await using rolecall = await startRolecall({
      cores: bench.cores.server,
      env: {
        DATABASE_URL: primary.url,
        DATABASE_REPLICA_PATH: join(folder, 'replica.db'),
      },
    });
    const { client } = await signUpAt(rolecall.url);
    await livezWhile(bench, rolecall, 'away', async () => {
      await primary.stop();
      const end = performance.now() + sizes(bench).awayMs;
      while (performance.now() < end) {
        await client.user.me.query().catch(() => undefined);
        await Bun.sleep(50);
      }
    });
  } finally {
    await removePrimary();
    await remove();
  }
}

/** Whether anybody waits while one asks for much: `/livez` answers at once, or the loop stands. */
export async function measureLivez(bench: Bench): Promise<void> {
  await bench.sampleNoise();
  await measureWork(bench);
  await bench.sampleNoise();
  await measureAway(bench);
  await bench.sampleNoise();
}
