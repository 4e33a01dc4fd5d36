import { systemContext } from '@rolecall/core/context';
import { rotateSigningKey } from '@rolecall/core/installation/rotate-signing-key';
import { newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';

it('rotates the signing key: published first, used later, retired last, and no one is signed out', async () => {
  const server = await startTestServer();
  const published = async () => {
    const { keys } = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
    return keys.map(({ kid }: { kid: string }) => kid);
  };
  const kidOf = (token: string) => decodeProtectedHeader(token).kid;
  const { email } = await newUser(server);
  const [old] = await published();

  const { id: next } = await rotateSigningKey(systemContext(server.core, 'test'));
  expect(await published()).toEqual([old, next]);
  const before = await signIn(server, email);
  expect(kidOf(before.tokens.accessToken)).toBe(old);

  server.advance(5 * 60 + 1);
  const after = await signIn(server, email);
  expect(kidOf(after.tokens.accessToken)).toBe(next);
  expect((await before.client.user.me.query()).email).toBe(email);

  server.advance(11 * 60);
  expect(await published()).toEqual([next]);
  const { tokens } = await server
    .client()
    .auth.refresh.mutate({ refreshToken: before.tokens.refreshToken });
  expect((await server.client(tokens.accessToken).user.me.query()).email).toBe(email);
  await server.stop();
});

it('signs people in after a clock that jumps back two hours, and no one is signed out', async () => {
  const server = await startTestServer();
  const { email } = await newUser(server);
  const before = await signIn(server, email);
  const web = await server.client().auth.createSession.mutate({ email, password: PASSWORD });
  server.advance(-2 * 60 * 60);

  const after = await signIn(server, email);
  for (const token of [before.tokens.accessToken, after.tokens.accessToken, web.session.token]) {
    expect((await server.client(token).user.me.query()).email).toBe(email);
  }
  const { refreshToken } = before.tokens;
  const { tokens } = await server.client().auth.refresh.mutate({ refreshToken });
  expect((await server.client(tokens.accessToken).user.me.query()).email).toBe(email);
  const newcomer = await newUser(server);
  expect((await newcomer.client.user.me.query()).email).toBe(newcomer.email);
  await server.stop();
});
