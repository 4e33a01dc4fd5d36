import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RefreshServer, startRefreshServer } from '../../test/refresh-server.ts';

let server: RefreshServer;

beforeEach(async () => {
  server = await startRefreshServer();
});
afterEach(() => server.stop());

const lost = async (send: () => Promise<Response>) => {
  await send();
  throw new TypeError('The connection was reset.');
};

test('refreshes once for all calls that need it', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  const calls = Array.from({ length: 20 }, () => rolecall.api.user.me.query());
  expect(await Promise.all(calls)).toHaveLength(20);
  expect(server.refreshes).toBe(1);
});

test('asks again when the answer was lost, and stays signed in', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  server.fates = [lost, lost];
  await rolecall.api.user.me.query();
  expect(server.refreshes).toBe(3);
  server.expireAccessTokens();
  await rolecall.api.user.me.query();
  expect(rolecall.signedIn).toBe(true);
});

test('asks again when something in front of Rolecall answers', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  server.fates = [async () => new Response('<html>Bad gateway</html>', { status: 502 })];
  await rolecall.api.user.me.query();
  expect(server.refreshes).toBe(2);
});

test('keeps the tokens when the server can’t be reached', async () => {
  const rolecall = await server.signedUp();
  server.expireAccessTokens();
  const away = async () => Promise.reject(new TypeError('No route.'));
  server.fates = [away, away, away, away];
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(rolecall.signedIn).toBe(true);
  await rolecall.api.user.me.query();
});

test('is signed out once the session has ended, and says so', async () => {
  const rolecall = await server.signedUp();
  const changes: boolean[] = [];
  rolecall.onChange((signedIn) => changes.push(signedIn));
  await server.client(await rolecall.getAccessToken()).auth.logoutAll.mutate();
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  expect(changes).toEqual([false]);
});

test('gives other services a token that is still good', async () => {
  const rolecall = await server.signedUp();
  expect(await rolecall.getAccessToken()).toBe(await rolecall.getAccessToken());
  expect(server.refreshes).toBe(0);
  await rolecall.logout();
  await expect(rolecall.getAccessToken()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
