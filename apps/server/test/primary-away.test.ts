import type { TestProxy } from '@rolecall/db/testing-proxy';
import { apiClient } from '@rolecall/testkit/client';
import { type Cluster, newClusterUser, startCluster, whoAmI } from '@rolecall/testkit/cluster';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** How soon everything works again once the primary is back. */
const RECOVERY = { timeout: 30_000, interval: 100 };
/** How long the primary stays away: longer than a replica counts as fresh. */
const AWAY_MS = 3_000;

let cluster: Cluster;
let person: Awaited<ReturnType<typeof newClusterUser>>;
beforeAll(async () => {
  cluster = await startCluster();
  person = await newClusterUser(cluster.nodes[0]);
  await everybodyIsKnown();
});
afterAll(() => cluster.stop());

/** On every node, with every kind of credential, and nothing is asked to be done twice. */
async function everybodyIsKnown(): Promise<void> {
  for (const node of cluster.nodes) {
    await vi.waitFor(async () => {
      expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
      for (const credential of person.credentials) {
        expect((await whoAmI(node, credential)).status).toBe(200);
      }
    }, RECOVERY);
  }
}

/** Asks a node again and again until it is told to stop. */
function keepAsking<T>(ask: () => Promise<T>, everyMs: number) {
  const responses: T[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      responses.push(await ask());
      await Bun.sleep(everyMs);
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    return responses;
  };
}

const FAULTS: [string, (network: TestProxy) => unknown][] = [
  ['cut off', (network) => network.cut()],
  ['half-open', (network) => network.halfOpen()],
];
const mend = () => cluster.network((network) => network.pass());

describe('while the primary is away, two nodes with replicas', () => {
  it.each(FAULTS)(
    'stay alive, say 503 and never 401, and recover by themselves: %s',
    async (_, breakIt) => {
      const { nodes } = cluster;
      await cluster.network(breakIt);
      const lives = nodes.map(({ url }) => keepAsking(() => fetch(`${url}/livez`), 20));
      const calls = nodes.flatMap((node) =>
        person.credentials.map((credential) => keepAsking(() => whoAmI(node, credential), 200)),
      );
      await Bun.sleep(AWAY_MS);
      for (const { url } of nodes) {
        const ready = await fetch(`${url}/readyz`);
        expect(ready.status).toBe(503);
        expect(Number(ready.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      for (const stop of lives) {
        const responses = await stop();
        expect(responses.every(({ status }) => status === 200)).toBe(true);
        // A node that waits for its primary answers one, or none.
        expect(responses.length).toBeGreaterThan(3);
      }
      await mend();
      for (const stop of calls) {
        const responses = await stop();
        for (const { status, retryAfter } of responses) {
          expect([200, 503]).toContain(status);
          if (status === 503) expect(Number(retryAfter)).toBeGreaterThan(0);
        }
      }
      await everybodyIsKnown();
      const { refreshToken } = person;
      const { tokens } = await apiClient(nodes[1].url).auth.refresh.mutate({ refreshToken });
      person.refreshToken = tokens.refreshToken;
    },
  );

  it('go on when it is slow', async () => {
    await cluster.network((network) => network.delay(150));
    for (const node of cluster.nodes) {
      for (const credential of person.credentials) {
        expect((await whoAmI(node, credential)).status).toBe(200);
      }
      expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    }
    const { refreshToken } = person;
    const { tokens } = await apiClient(cluster.nodes[0].url).auth.refresh.mutate({ refreshToken });
    person.refreshToken = tokens.refreshToken;
    await mend();
    await everybodyIsKnown();
  });

  it('end within ten seconds of SIGTERM, with a request under way, and a new start waits', async () => {
    const [, node] = cluster.nodes;
    node.network.halfOpen();
    // The replica answers for two seconds more.
    await Bun.sleep(2_500);
    const underWay = whoAmI(node, person.credentials[0] ?? '').catch(() => undefined);
    node.child.kill('SIGTERM');
    const code = await Promise.race([node.ended, Bun.sleep(10_000).then(() => 'still running')]);
    expect(code).toBe(0);
    await underWay;

    const again = await cluster.restartSecond();
    await again.printed(/waiting for it/);
    expect((await fetch(`${again.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${again.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(Number(ready.headers.get('retry-after'))).toBeGreaterThan(0);
    await mend();
    await vi.waitFor(async () => {
      for (const credential of person.credentials) {
        expect((await whoAmI(again, credential)).status).toBe(200);
      }
    }, RECOVERY);
  });
});
