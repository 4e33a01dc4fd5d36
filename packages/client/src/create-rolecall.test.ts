import { newAdmin, newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fetch } from './call-options.ts';
import { createRolecall } from './create-rolecall.ts';
import { isCode, RolecallError } from './rolecall-error.ts';
import { memoryStorage } from './storage.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A client, and the paths of the calls that it sent. */
function connect(storage = memoryStorage()) {
  const sent: string[] = [];
  const fetch: Fetch = (url, init) => {
    sent.push(new URL(url).pathname.replace('/trpc/', ''));
    return globalThis.fetch(url, init);
  };
  const rolecall = createRolecall({ url: `${server.url}/`, storage, fetch });
  const changes: boolean[] = [];
  rolecall.onChange((signedIn) => changes.push(signedIn));
  return { rolecall, sent, changes, storage };
}

async function signedUp(storage = memoryStorage()) {
  const connected = connect(storage);
  const email = newEmail();
  await connected.rolecall.register({ email, password: PASSWORD });
  return { ...connected, email };
}

test('signs up, makes calls, signs out and in again, and tells of it', async () => {
  const { rolecall, changes, email } = await signedUp();
  expect((await rolecall.api.user.me.query()).email).toBe(email);
  await rolecall.logout();
  expect(rolecall.signedIn).toBe(false);
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { user } = await rolecall.login({ email, password: PASSWORD });
  expect(user.email).toBe(email);
  expect(rolecall.signedIn).toBe(true);
  expect(changes).toEqual([true, false, true]);
});

test('stops telling whoever asked it to', async () => {
  const { rolecall } = await signedUp();
  const heard: boolean[] = [];
  rolecall.onChange((signedIn) => heard.push(signedIn))();
  await rolecall.logout();
  expect(heard).toEqual([]);
});

test('ends the session on the server', async () => {
  const { rolecall } = await signedUp();
  const token = await rolecall.getAccessToken();
  await rolecall.logout();
  await expect(server.client(token).user.me.query()).rejects.toThrow(
    /session has ended|signed out/i,
  );
});

test.each([
  ['at once', memoryStorage()],
  ['with a promise', inPromises()],
])('goes on with tokens from storage that answers %s', async (_, storage) => {
  const { email } = await signedUp(storage);
  const { rolecall } = connect(storage);
  await rolecall.ready;
  expect(rolecall.signedIn).toBe(true);
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});

/** As in a database or on a phone. */
function inPromises() {
  const { getItem, setItem, removeItem } = memoryStorage();
  return {
    getItem: async (key: string) => getItem(key),
    setItem: async (key: string, value: string) => void setItem(key, value),
    removeItem: async (key: string) => void removeItem(key),
  };
}

test('takes what is in storage and is not its own for signed out', () => {
  for (const text of ['', 'null', '{}', '[1', '{"freshUntil":1,"tokens":{}}']) {
    const storage = memoryStorage();
    storage.setItem('rolecall', text);
    expect(connect(storage).rolecall.signedIn).toBe(false);
  }
});

test('says what is wrong with a call in a typed error', async () => {
  const { rolecall } = connect();
  const error = await rolecall.register({ email: 'nobody', password: 'x' }).catch((e) => e);
  expect(error).toBeInstanceOf(RolecallError);
  expect(error).toMatchObject({ code: 'VALIDATION_FAILED', status: 400 });
  expect(error.fields.email).toHaveLength(1);
  expect(error.requestId).toMatch(/./);
});

test('narrows an error by its code', async () => {
  const admin = await newAdmin(server);
  const { rolecall } = connect();
  await rolecall.login({ email: admin.email, password: PASSWORD });
  const refused = rolecall.api.admin.users.setRole.mutate({ id: admin.user.id, role: 'user' });
  const error: unknown = await refused.catch((e: unknown) => e);
  expect(isCode(error, 'LAST_ADMIN')).toBe(true);
  expect(isCode(error, 'FORBIDDEN', 'LAST_ADMIN')).toBe(true);
  expect(isCode(error, 'FORBIDDEN')).toBe(false);
  expect(isCode(new Error('LAST_ADMIN'), 'LAST_ADMIN')).toBe(false);
});

test('says how long to wait', async () => {
  const { rolecall, email } = await signedUp();
  const wrong = () => rolecall.login({ email, password: 'not the password' }).catch((e) => e);
  let error = await wrong();
  for (let tries = 0; tries < 20 && !isCode(error, 'RATE_LIMITED'); tries += 1)
    error = await wrong();
  expect(error.code).toBe('RATE_LIMITED');
  expect(error.retryAfter).toBeGreaterThan(0);
});

test('a wrong password leaves whoever is signed in', async () => {
  const { rolecall, email } = await signedUp();
  const refused = rolecall.api.auth.reauthenticate.mutate({ password: 'not the password' });
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});

test('goes on with tokens that came another way', async () => {
  const { email } = await signedUp();
  const { rolecall } = connect();
  const answer = await rolecall.api.auth.login.mutate({ email, password: PASSWORD });
  expect(rolecall.signedIn).toBe(false);
  await rolecall.setTokens(answer.tokens);
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});

test('is not taken for a promise, and says how a procedure is called', async () => {
  const { rolecall } = connect();
  expect(await rolecall.api).toBeDefined();
  const { user } = JSON.parse('{}');
  expect(user).toBeUndefined();
  const wrong: { me: { fetch?: () => void } } = Object(rolecall.api.user);
  expect(() => wrong.me.fetch?.()).toThrow(
    'api.user.me.fetch is called with .query() or .mutate()',
  );
});
