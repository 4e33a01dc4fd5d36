import { newAdmin, newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createVerifier } from './create-verifier.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const user = await newUser(server);
const audience = 'rolecall';
afterEach(() => void vi.useRealTimers());

/** What the server calls itself in its tokens. */
const issuer = () => server.core.config.appUrl;

test('a strict check notices that a session has ended, and knows the account as it is now', async () => {
  const verifier = createVerifier({ issuer: issuer(), audience, strict: true });
  const admin = await newAdmin(server);
  const { client, tokens, user: account } = await newUser(server);
  vi.useFakeTimers({ toFake: ['Date'] });
  const before = await verifier.verify(tokens.accessToken);
  expect(before).toMatchObject({ role: 'user', user: { id: account.id } });
  await admin.client.admin.users.setRole.mutate({ id: account.id, role: 'admin' });
  vi.setSystemTime(Date.now() + 1_000);
  expect(await verifier.verify(tokens.accessToken)).toMatchObject({ role: 'admin' });
  await client.auth.logout.mutate();
  vi.setSystemTime(Date.now() + 1_000);
  const lenient = await verifier.verify(tokens.accessToken, { strict: false });
  expect(lenient.userId).toBe(account.id);
  await expect(verifier.verify(tokens.accessToken)).rejects.toMatchObject({
    code: 'SESSION_EXPIRED',
  });
});

test('a strict check lets no one in while Rolecall can’t be reached', async () => {
  const verifier = createVerifier({
    issuer: issuer(),
    audience,
    fetch: (url, init) =>
      url.endsWith('user.me') ? Promise.reject(new TypeError('refused')) : fetch(url, init),
  });
  const token = user.tokens.accessToken;
  await expect(verifier.verify(token)).resolves.toBeDefined();
  await expect(verifier.verify(token, { strict: true })).rejects.toMatchObject({
    code: 'UNREACHABLE',
  });
});

test('a strict check asks once a second at most', async () => {
  let asked = 0;
  const verifier = createVerifier({
    issuer: issuer(),
    audience,
    strict: true,
    fetch: (url, init) => {
      if (url.endsWith('user.me')) asked += 1;
      return fetch(url, init);
    },
  });
  vi.useFakeTimers({ toFake: ['Date'] });
  const tries = Array.from({ length: 50 }, () => verifier.verify(user.tokens.accessToken));
  await Promise.all(tries);
  expect(asked).toBe(1);
  vi.setSystemTime(Date.now() + 1_000);
  await verifier.verify(user.tokens.accessToken);
  expect(asked).toBe(2);
});
