import { apiClient } from '@rolecall/testkit/client';
import {
  type Cluster,
  type Node,
  newClusterUser,
  startCluster,
  whoAmI,
} from '@rolecall/testkit/cluster';
import { newEmail, PASSWORD, signUp } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

/** Every node knows soon that a credential has ended: within two seconds, where nothing else works. */
const SEEN = { timeout: 30_000, interval: 20 };
const setup = { email: newEmail(), password: PASSWORD };
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  const [, node] = cluster.nodes;
  const token = await node.printed(/\/setup#(\S+)/);
  await apiClient(node.url).auth.setup.mutate({ token, ...setup });
});
afterAll(() => cluster.stop());

/** Someone who is signed in on one node. */
const signUpOn = (node: Node) => signUp((token) => apiClient(node.url, token));

async function adminOn(node: Node, { email, password } = setup) {
  const { tokens, user } = await apiClient(node.url).auth.login.mutate({ email, password });
  return { id: user.id, client: apiClient(node.url, tokens.accessToken) };
}

it('who signs in on one is known on the other at once, fifty times of fifty', async () => {
  const [one, other] = cluster.nodes;
  const { email } = await signUpOn(one);
  for (let n = 0; n < 25; n++) {
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const { session } = await apiClient(here.url).auth.createSession.mutate({
        email,
        password: PASSWORD,
      });
      expect((await whoAmI(there, session.token)).status).toBe(200);
    }
  }
});

it.each([
  ['revoked', 'revokeSessions'],
  ['deactivated', 'deactivate'],
] as const)('who is %s on one is turned away by the other soon after', async (_, verb) => {
  const [one, other] = cluster.nodes;
  const person = await newClusterUser(one);
  const admin = await adminOn(one);
  for (const credential of person.credentials) {
    expect((await whoAmI(other, credential)).status).toBe(200);
  }
  await admin.client.admin.users[verb].mutate({ id: person.id });
  await vi.waitFor(async () => {
    for (const credential of person.credentials) {
      expect((await whoAmI(other, credential)).status).toBe(401);
    }
  }, SEEN);
});

it('who is no admin any more on one is none on the other soon after', async () => {
  const [one, other] = cluster.nodes;
  const { user, email } = await signUpOn(other);
  const admin = await adminOn(one);
  await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  const second = await adminOn(other, { email, password: PASSWORD });
  await second.client.admin.users.list.query({});
  await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' });
  await vi.waitFor(async () => {
    const { code } = await refusal(second.client.admin.users.list.query({}));
    expect(['FORBIDDEN', 'SESSION_EXPIRED']).toContain(code);
  }, SEEN);
});

it('twenty refreshes of one token over both keep one session', async () => {
  const { nodes } = cluster;
  const { refreshToken } = await newClusterUser(nodes[0]);
  const refreshed = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      apiClient(nodes[n % 2 === 0 ? 0 : 1].url).auth.refresh.mutate({ refreshToken }),
    ),
  );
  expect(new Set(refreshed.map(({ tokens }) => tokens.refreshToken)).size).toBe(1);
  expect(new Set(refreshed.map(({ tokens }) => tokens.sessionId)).size).toBe(1);
  const [first] = refreshed;
  expect((await whoAmI(nodes[1], first?.tokens.accessToken ?? '')).status).toBe(200);
});

it('two admins who demote each other at once leave one', async () => {
  const { nodes } = cluster;
  for (let round = 0; round < 5; round++) {
    const admin = await adminOn(nodes[0]);
    const { user, email } = await signUpOn(nodes[1]);
    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    const second = await adminOn(nodes[1], { email, password: PASSWORD });
    await Promise.allSettled([
      admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' }),
      second.client.admin.users.setRole.mutate({ id: admin.id, role: 'user' }),
    ]);
    const roles = await Promise.all(
      [setup, { email, password: PASSWORD }].map(async (who) => {
        const { user: now } = await apiClient(nodes[0].url).auth.login.mutate(who);
        return { who, role: now.role };
      }),
    );
    const left = roles.filter(({ role }) => role === 'admin');
    expect(left).toHaveLength(1);
    // The next round begins with the one who stayed.
    Object.assign(setup, left[0]?.who);
  }
});

it('wrong passwords count on both together', async () => {
  const { nodes } = cluster;
  const { email } = await signUpOn(nodes[0]);
  const codes: string[] = [];
  for (let n = 0; n < 8; n++) {
    const { url } = nodes[n % 2 === 0 ? 0 : 1];
    const attempt = apiClient(url).auth.login.mutate({ email, password: 'wrong' });
    codes.push((await refusal(attempt)).code);
  }
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS').length).toBeLessThanOrEqual(6);
  expect(codes.at(-1)).toBe('RATE_LIMITED');
});

it('a rolling restart under five hundred requests fails none', async () => {
  const { nodes } = cluster;
  const { credentials } = await newClusterUser(nodes[0]);
  const [credential = ''] = credentials;
  let [, second] = cluster.nodes;
  let sent = 0;
  /** As a load balancer does: a node that does not take the connection, or drains, is passed over. */
  const askAny = async () => {
    sent++;
    const chosen = sent % 2 === 0 ? second : nodes[0];
    const answer = await whoAmI(chosen, credential).catch(() => undefined);
    if (answer !== undefined && answer.status !== 503) return answer.status;
    return (await whoAmI(nodes[0], credential)).status;
  };
  const statuses: number[] = [];
  const asking = Promise.all(
    Array.from({ length: 10 }, async () => {
      while (sent < 500 || second === cluster.nodes[1]) statuses.push(await askAny());
    }),
  );
  await vi.waitFor(() => expect(sent).toBeGreaterThan(100), { timeout: 30_000 });
  cluster.nodes[1].child.kill('SIGTERM');
  expect(await cluster.nodes[1].ended).toBe(0);
  const again = await cluster.restartSecond();
  await again.printed(/tRPC\s+http/);
  second = again;
  await asking;
  expect(statuses.length).toBeGreaterThanOrEqual(500);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect((await whoAmI(again, credential)).status).toBe(200);
});
