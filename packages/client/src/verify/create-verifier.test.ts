import { newAdmin, newUser } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createVerifier } from './create-verifier.ts';

let server: TestServer;
let user: Awaited<ReturnType<typeof newUser>>;
const audience = 'rolecall';

beforeAll(async () => {
  server = await startTestServer();
  user = await newUser(server);
});
afterAll(() => server.stop());
afterEach(() => void vi.useRealTimers());

/** What the server calls itself in its tokens. */
const issuer = () => server.core.config.appUrl;

test('says whom an access token speaks for', async () => {
  const verifier = createVerifier({ issuer: issuer(), audience });
  const { tokens, user: account } = user;
  expect(await verifier.verify(tokens.accessToken)).toEqual({
    userId: account.id,
    sessionId: tokens.sessionId,
    role: 'user',
    tokenId: expect.any(String),
    expiresAt: new Date(Math.floor(Date.parse(tokens.accessTokenExpiresAt) / 1000) * 1000),
    user: undefined,
  });
});

test('takes the keys from another address where the issuer is not reached from here', async () => {
  const verifier = createVerifier({ issuer: issuer(), audience, url: server.url });
  await expect(verifier.verify(user.tokens.accessToken)).resolves.toBeDefined();
});

test('refuses tokens of another issuer and for another audience', async () => {
  const token = user.tokens.accessToken;
  const other = createVerifier({ issuer: 'https://id.example.com', url: server.url, audience });
  await expect(other.verify(token)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringContaining('iss'),
  });
  const wrong = createVerifier({ issuer: issuer(), audience: 'shop' });
  await expect(wrong.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

/** A Rolecall with a key of its own, which makes tokens of any kind. */
async function makeIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key', alg: 'EdDSA', use: 'sig' };
  const verifier = createVerifier({
    issuer: 'https://id.example.com',
    audience,
    fetch: async () => Response.json({ keys: [jwk] }),
  });
  const claims = { sid: 'ses_1', role: 'user' };
  const sign = (header: object = {}, changes: object = {}, seconds = 600) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { ...claims, sub: 'usr_1', jti: 'j', iss: 'https://id.example.com', aud: audience };
    return new SignJWT({ ...all, iat: now, exp: now + seconds, ...changes })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key', ...header })
      .sign(privateKey);
  };
  return { verifier, sign, jwk };
}

test('refuses what is not a valid access token', async () => {
  const { verifier, sign, jwk } = await makeIssuer();
  const good = await sign();
  await expect(verifier.verify(good)).resolves.toMatchObject({ userId: 'usr_1' });
  const [head, body, signature = ''] = good.split('.');
  const hmac = new SignJWT({ sub: 'usr_1' }).setProtectedHeader({ alg: 'HS256', kid: 'key' });
  const last = signature.endsWith('A') ? 'B' : 'A';
  const bad = [
    '',
    'a.b.c',
    `${good}=`,
    `${good}.x`,
    `${head}.${body}.`,
    `${head}.${body}.${signature.slice(0, -1)}${last}`,
    `${btoa('{"alg":"none","typ":"at+jwt"}')}.${body}.`,
    await hmac.sign(new TextEncoder().encode(JSON.stringify(jwk))),
    await sign({ typ: 'JWT' }),
    await sign({ kid: 'other' }),
    await sign({}, {}, -31),
    await sign({}, { sid: undefined }),
    await sign({}, { sid: 7 }),
    await sign({}, { jti: undefined }),
    await sign({}, { role: undefined }),
    await sign({}, { exp: undefined }),
    await sign({}, { aud: 'shop' }),
    'x'.repeat(100_000),
  ];
  for (const token of bad) {
    const error = await verifier.verify(token).catch((e) => e);
    expect(error, token).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  }
});

test.each([
  ['HTML', async () => new Response('<!doctype html>'), 'BAD_RESPONSE'],
  ['a refusal', async () => Response.json({ keys: [] }, { status: 500 }), 'BAD_RESPONSE'],
  ['no connection', async () => Promise.reject(new TypeError('refused')), 'UNREACHABLE'],
])('%s instead of keys is no fault of the token', async (_, fetch, code) => {
  const verifier = createVerifier({ issuer: issuer(), audience, fetch });
  await expect(verifier.verify(user.tokens.accessToken)).rejects.toMatchObject({ code });
});

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

test('a strict check lets nobody in while Rolecall can’t be reached', async () => {
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
  const tries = Array.from({ length: 50 }, () => verifier.verify(user.tokens.accessToken));
  await Promise.all(tries);
  expect(asked).toBe(1);
});
