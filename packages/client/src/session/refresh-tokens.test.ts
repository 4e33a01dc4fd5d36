import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fetch } from '../call-options.ts';
import { createRolecall } from '../create-rolecall.ts';
import { memoryStorage } from '../storage.ts';

let server: TestServer;
let refreshes = 0;
/** What happens to each refresh, in turn; the server answers the rest. */
let fates: ((send: () => Promise<Response>) => Promise<Response>)[] = [];

beforeEach(async () => {
  server = await startTestServer();
  refreshes = 0;
  fates = [];
});
afterEach(() => server.stop());

const fetch: Fetch = (url, init) => {
  const send = () => globalThis.fetch(url, init);
  if (!url.endsWith('/auth.refresh')) return send();
  refreshes += 1;
  return fates.shift()?.(send) ?? send();
};

const lost = async (send: () => Promise<Response>) => {
  await send();
  throw new TypeError('The connection was reset.');
};

async function signedUp(storage = memoryStorage()) {
  const rolecall = createRolecall({ url: server.url, fetch, storage });
  await rolecall.register({ email: newEmail(), password: PASSWORD });
  return rolecall;
}

const expireAccessTokens = () => server.advance(11 * 60);

test('refreshes once for all calls that need it', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  const calls = Array.from({ length: 20 }, () => rolecall.api.user.me.query());
  expect(await Promise.all(calls)).toHaveLength(20);
  expect(refreshes).toBe(1);
});

test('asks again when the answer was lost, and stays signed in', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  fates = [lost, lost];
  await rolecall.api.user.me.query();
  expect(refreshes).toBe(3);
  expireAccessTokens();
  await rolecall.api.user.me.query();
  expect(rolecall.signedIn).toBe(true);
});

test('asks again when something in front of Rolecall answers', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  fates = [async () => new Response('<html>Bad gateway</html>', { status: 502 })];
  await rolecall.api.user.me.query();
  expect(refreshes).toBe(2);
});

test('keeps the tokens when the server can’t be reached', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  const away = async () => Promise.reject(new TypeError('No route.'));
  fates = [away, away, away, away];
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(rolecall.signedIn).toBe(true);
  await rolecall.api.user.me.query();
});

test('is signed out once the session has ended, and says so', async () => {
  const rolecall = await signedUp();
  const changes: boolean[] = [];
  rolecall.onChange((signedIn) => changes.push(signedIn));
  await server.client(await rolecall.getAccessToken()).auth.logoutAll.mutate();
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  expect(changes).toEqual([false]);
});

test('two tabs with one storage share their tokens, however long one of them slept', async () => {
  const storage = memoryStorage();
  const awake = await signedUp(storage);
  const asleep = createRolecall({ url: server.url, fetch, storage });
  for (let turn = 0; turn < 3; turn += 1) {
    expireAccessTokens();
    await awake.api.user.me.query();
  }
  await asleep.api.user.me.query();
  expireAccessTokens();
  await Promise.all([asleep.api.user.me.query(), awake.api.user.me.query()]);
  expect([awake.signedIn, asleep.signedIn]).toEqual([true, true]);
  await awake.logout();
  await expect(asleep.api.user.me.query()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(asleep.signedIn).toBe(false);
});

test('a sign-out during a refresh is not undone by it', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  fates = [async (send) => opened.then(send)];
  const call = rolecall.api.user.me.query();
  const refused = expect(call).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const signedOut = rolecall.logout({ timeoutMs: 300 }).catch(() => undefined);
  await signedOut;
  open();
  await refused;
  expect(rolecall.signedIn).toBe(false);
});

test('a call that is aborted while it waits ends for itself alone', async () => {
  const rolecall = await signedUp();
  expireAccessTokens();
  const controller = new AbortController();
  fates = [
    async (send) => {
      controller.abort();
      return send();
    },
  ];
  const aborted = rolecall.api.user.me.query(undefined, { signal: controller.signal });
  const other = rolecall.api.user.me.query();
  await expect(aborted).rejects.toMatchObject({ code: 'ABORTED' });
  await other;
});

test('gives other services a token that is still good', async () => {
  const rolecall = await signedUp();
  expect(await rolecall.getAccessToken()).toBe(await rolecall.getAccessToken());
  expect(refreshes).toBe(0);
  await rolecall.logout();
  await expect(rolecall.getAccessToken()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
