import { newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';
import { createVerifier } from './create-verifier.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const user = await newUser(server);
const audience = 'rolecall';

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

test('takes the keys from another URL where the issuer is not reached from here', async () => {
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

test.each([
  ['HTML', async () => new Response('<!doctype html>'), 'BAD_RESPONSE'],
  ['a refusal', async () => Response.json({ keys: [] }, { status: 500 }), 'BAD_RESPONSE'],
  ['no connection', async () => Promise.reject(new TypeError('refused')), 'UNREACHABLE'],
])('%s instead of keys is no fault of the token', async (_, fetch, code) => {
  const verifier = createVerifier({ issuer: issuer(), audience, fetch });
  await expect(verifier.verify(user.tokens.accessToken)).rejects.toMatchObject({ code });
});
