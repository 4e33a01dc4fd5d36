import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RefreshServer, startRefreshServer } from '../../test/refresh-server.ts';
import { memoryStorage } from '../storage.ts';

let server: RefreshServer;

beforeEach(async () => {
  server = await startRefreshServer();
});
afterEach(() => server.stop());

test('two tabs with one storage share their tokens, however long one of them slept', async () => {
  const storage = memoryStorage();
  const awake = await server.signedUp(storage);
  const asleep = server.connect(storage);
  for (let turn = 0; turn < 3; turn += 1) {
    server.expireAccessTokens();
    await awake.api.user.me.query();
  }
  await asleep.api.user.me.query();
  server.expireAccessTokens();
  await Promise.all([asleep.api.user.me.query(), awake.api.user.me.query()]);
  expect([awake.signedIn, asleep.signedIn]).toEqual([true, true]);
  await awake.logout();
  await expect(asleep.api.user.me.query()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(asleep.signedIn).toBe(false);
});

test('a sign-out during a refresh is not undone by it', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  server.fates = [async (send) => opened.then(send)];
  const call = rolecall.api.user.me.query();
  const refused = expect(call).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const signedOut = rolecall.logout({ timeoutMs: 300 }).catch(() => undefined);
  await signedOut;
  open();
  await refused;
  expect(rolecall.signedIn).toBe(false);
});

test('a call that is aborted while it waits ends for itself alone', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  const controller = new AbortController();
  server.fates = [
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
