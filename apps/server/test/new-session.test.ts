import { apiClient } from '@rolecall/testkit/client';
import { type Cluster, newClusterUser, startCluster, whoAmI } from '@rolecall/testkit/cluster';
import { PASSWORD } from '@rolecall/testkit/people';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

let cluster: Cluster;
let email: string;
beforeAll(async () => {
  cluster = await startCluster();
  ({ email } = await newClusterUser(cluster.nodes[0]));
});
afterAll(() => cluster.stop());

/** Signs in on the first node. */
async function signIn() {
  const { session } = await apiClient(cluster.nodes[0].url).auth.createSession.mutate({
    email,
    password: PASSWORD,
  });
  return session.token;
}

describe('a session that was made on another node a moment ago', () => {
  it('is known at once, of whatever kind', async () => {
    const [first, second] = cluster.nodes;
    for (let round = 0; round < 5; round++) {
      expect((await whoAmI(second, await signIn())).status).toBe(200);
      const newcomer = await newClusterUser(first);
      for (const credential of newcomer.credentials) {
        expect((await whoAmI(second, credential)).status).toBe(200);
      }
    }
  });

  it('is not refused where the primary is out of reach: no one can tell', async () => {
    const [, second] = cluster.nodes;
    await second.network.cut();
    const unknown = await signIn();
    const { status, retryAfter } = await whoAmI(second, unknown);
    expect(status).toBe(503);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    await second.network.pass();
    await vi.waitFor(async () => expect((await whoAmI(second, unknown)).status).toBe(200), {
      timeout: 30_000,
    });
  });

  it('ends on both', async () => {
    const [first, second] = cluster.nodes;
    const token = await signIn();
    expect((await whoAmI(second, token)).status).toBe(200);
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${first.url}/api/v1/auth/logout`, { method: 'POST', headers });
    expect((await whoAmI(first, token)).status).toBe(401);
    await vi.waitFor(async () => expect((await whoAmI(second, token)).status).toBe(401), {
      timeout: 30_000,
    });
  });
});
