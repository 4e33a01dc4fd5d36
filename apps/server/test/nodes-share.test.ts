import { systemContext } from '@rolecall/core/context';
import { rotateSigningKey } from '@rolecall/core/installation/rotate-signing-key';
import { apiClient } from '@rolecall/testkit/client';
import { type Cluster, type Node, startCluster, whoAmI } from '@rolecall/testkit/cluster';
import { newEmail, PASSWORD, signUp } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCore } from '../src/create-core.ts';
import { readEnv } from '../src/env.ts';

/** How long a new key is published before it signs. */
const LEAD_MS = 5 * 60_000;
const PEOPLE = 12;

/** The key and the recipient of each mail that the provider was sent. */
const mails: { key: string | null; to: string }[] = [];
let provider: ReturnType<typeof Bun.serve>;
let cluster: Cluster;
let second: Node;
beforeAll(async () => {
  provider = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const key = request.headers.get('idempotency-key');
      const { to } = await request.json();
      mails.push({ key, to: String(to) });
      return Response.json({ id: crypto.randomUUID() });
    },
  });
  cluster = await startCluster({
    RESEND_API_KEY: 're_test_key',
    RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
    MAIL_FROM: 'Rolecall <accounts@example.com>',
  });
  [, second] = cluster.nodes;
});
afterAll(async () => {
  await cluster.stop();
  await provider.stop(true);
});

const linkOf = (node: Node) => node.printed(/\/setup#(\S+)/);

async function restartSecond(): Promise<void> {
  second.child.kill('SIGTERM');
  await second.ended;
  second = await cluster.restartSecond();
  await second.printed(/ is running\./);
}

it('both show the same setup link, which a restart leaves as it is, and it works once', async () => {
  const [one] = cluster.nodes;
  const token = await linkOf(one);
  expect(await linkOf(second)).toBe(token);
  await restartSecond();
  expect(await linkOf(second)).toBe(token);

  const outcomes = await Promise.allSettled(
    [one, second, one, second].map(({ url }) =>
      apiClient(url).auth.setup.mutate({ token, email: newEmail(), password: PASSWORD }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const late = apiClient(second.url).auth.setup.mutate({
    token,
    email: newEmail(),
    password: PASSWORD,
  });
  expect((await refusal(late)).code).toBe('TOKEN_INVALID');
});

it('each mail leaves once, whoever sends it', async () => {
  const [one] = cluster.nodes;
  const emails = Array.from({ length: PEOPLE }, newEmail);
  // One after the other: each costs a real hash, of which a busy machine makes few at once.
  for (const email of emails) await signUp((t) => apiClient(one.url, t), { email });
  const sentTo = (email: string) => mails.filter(({ to }) => to === email);
  await vi.waitFor(() => expect(emails.filter((email) => sentTo(email).length === 0)).toEqual([]), {
    timeout: 30_000,
    interval: 50,
  });
  // By the time that a later one has left, both have looked at the outbox again.
  const last = newEmail();
  await signUp((t) => apiClient(one.url, t), { email: last });
  await vi.waitFor(() => expect(sentTo(last)).toHaveLength(1), { timeout: 30_000, interval: 50 });
  for (const email of emails) expect(sentTo(email)).toHaveLength(1);
  expect(new Set(mails.map(({ key }) => key)).size).toBe(mails.length);
});

it('a key that one took up is accepted by the other at once', async () => {
  const env = readEnv({}, { NODE_ENV: 'test', WEB: 'off', ...cluster.database });
  const core = await createCore(env, {
    appUrl: 'http://localhost:3000',
    now: () => new Date(Date.now() - LEAD_MS),
  });
  const { id } = await rotateSigningKey(systemContext(core, 'test'));
  await core.db.close();

  // This one loads the keys as it starts; the other one has not looked since.
  await restartSecond();
  const { tokens } = await signUp((token) => apiClient(second.url, token));
  expect(decodeProtectedHeader(tokens.accessToken).kid).toBe(id);
  expect((await whoAmI(cluster.nodes[0], tokens.accessToken)).status).toBe(200);
  const { keys } = await (await fetch(`${cluster.nodes[0].url}/.well-known/jwks.json`)).json();
  expect(keys.map(({ kid }: { kid: string }) => kid)).toContain(id);
});
