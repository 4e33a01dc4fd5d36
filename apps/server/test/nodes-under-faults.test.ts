import { apiClient } from '@rolecall/testkit/client';
import {
  type Cluster,
  type Node,
  newClusterUser,
  startCluster,
  whoAmI,
} from '@rolecall/testkit/cluster';
import { PASSWORD } from '@rolecall/testkit/people';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

/** How soon every node knows that a credential has ended, in milliseconds. */
const SEEN_MS = 2_000;
const FAULT_MS = 2_500;
/** How soon everything works again. */
const RECOVERY = { timeout: 30_000, interval: 50 };
const PEOPLE = 4;
const SESSIONS = 4;
const FLOOD = 8;
const LOOKERS = 4;

let cluster: Cluster;
let nodes: Node[];
beforeAll(async () => {
  cluster = await startCluster();
  nodes = [...cluster.nodes];
});
afterAll(() => cluster.stop());

const anyOf = <T>(items: readonly T[]) => items[Math.floor(Math.random() * items.length)];
const anyNode = () => anyOf(nodes) ?? cluster.nodes[0];

/** What a node says of a credential: nothing where it can't be reached. */
const statusOf = (node: Node, credential: string) =>
  whoAmI(node, credential).then(
    ({ status }) => status,
    () => undefined,
  );

/** What was acknowledged: sessions that live, sessions that ended and when, and posts. */
const live = new Set<string>();
const ended = new Map<string, number>();
const posts = new Map<string, string>();
const wrong: string[] = [];
let isOver = false;

/** Works until all is over. What fails may or may not have been done: it is acknowledged to no one. */
async function keepDoing(work: () => Promise<unknown>): Promise<void> {
  while (!isOver) {
    await work().catch(() => undefined);
    await Bun.sleep(20);
  }
}

/** Someone new each time: of one user's sessions, the longest idle one of more than twenty would go. */
async function signInAndOut(): Promise<void> {
  const { email, credentials } = await newClusterUser(anyNode());
  for (const token of credentials) live.add(token);
  const sessions: string[] = [];
  for (let n = 0; n < SESSIONS; n++) {
    const client = apiClient(anyNode().url);
    const { session } = await client.auth.createSession.mutate({ email, password: PASSWORD });
    live.add(session.token);
    sessions.push(session.token);
    const title = crypto.randomUUID();
    const author = apiClient(anyNode().url, session.token);
    const { id } = await author.post.create.mutate({ title, content: 'Hello' });
    posts.set(id, title);
  }
  for (const token of sessions.slice(1)) await signOut(token);
}

async function signOut(token: string): Promise<void> {
  live.delete(token);
  await apiClient(anyNode().url, token).auth.logout.mutate();
  ended.set(token, performance.now());
}

/** Asks any node about any credential: what lives is never refused, what ended never accepted. */
async function look(): Promise<void> {
  const askedAt = performance.now();
  const token = anyOf([...live]);
  if (token !== undefined) {
    const status = await statusOf(anyNode(), token);
    if (![200, 503, undefined].includes(status) && live.has(token)) wrong.push(`live: ${status}`);
  }
  const [old, endedAt] = anyOf([...ended]) ?? [];
  if (old === undefined || endedAt === undefined || askedAt - endedAt < SEEN_MS) return;
  const status = await statusOf(anyNode(), old);
  if (![401, 503, undefined].includes(status)) wrong.push(`ended: ${status}`);
}

const [first, second] = [0, 1] as const;
const FAULTS: [string, () => unknown][] = [
  ['both are cut off', () => cluster.network((network) => network.cut())],
  ['one is half-open', () => cluster.nodes[first].network.halfOpen()],
  [
    'one is killed',
    async () => {
      cluster.nodes[second].child.kill('SIGKILL');
      await cluster.nodes[second].ended;
      nodes = [cluster.nodes[first]];
      const again = await cluster.restartSecond();
      await again.printed(/ is running\./);
      nodes = [cluster.nodes[first], again];
    },
  ],
  ['one is cut off', () => cluster.nodes[first].network.cut()],
];

it('lose nothing, accept nothing that ended, and refuse no one, while they are cut, killed and flooded', async () => {
  const { email } = await newClusterUser(cluster.nodes[first]);
  const flood = () => apiClient(anyNode().url).auth.login.mutate({ email, password: PASSWORD });
  const working = [
    ...Array.from({ length: PEOPLE }, () => keepDoing(signInAndOut)),
    ...Array.from({ length: FLOOD }, () => keepDoing(flood)),
    ...Array.from({ length: LOOKERS }, () => keepDoing(look)),
  ];
  for (const [, fault] of FAULTS) {
    await fault();
    await Bun.sleep(FAULT_MS);
    await cluster.network((network) => network.pass());
    await Bun.sleep(FAULT_MS);
  }
  isOver = true;
  await Promise.all(working);

  for (const { url } of nodes) {
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).ok).toBe(true), RECOVERY);
  }
  expect(Math.min(live.size, ended.size, posts.size)).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
  for (const node of nodes) {
    for (const token of live) expect(await statusOf(node, token)).toBe(200);
    for (const token of ended.keys()) {
      await vi.waitFor(async () => expect(await statusOf(node, token)).toBe(401), RECOVERY);
    }
    const reader = apiClient(node.url, [...live][0]);
    for (const [id, title] of posts) {
      expect((await reader.post.get.query({ id })).title).toBe(title);
    }
  }
}, 180_000);
