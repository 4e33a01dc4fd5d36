import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRolecall } from './create-rolecall.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A client, and the changes that it told of. */
function connect() {
  const rolecall = createRolecall({ url: `${server.url}/` });
  const changes: boolean[] = [];
  rolecall.onChange((signedIn) => changes.push(signedIn));
  return { rolecall, changes };
}

async function signedUp() {
  const connected = connect();
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

test('goes on with tokens that came another way', async () => {
  const { email } = await signedUp();
  const { rolecall } = connect();
  const response = await rolecall.api.auth.login.mutate({ email, password: PASSWORD });
  expect(rolecall.signedIn).toBe(false);
  await rolecall.setTokens(response.tokens);
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});

test('tells a procedure that the server does not have from a record that is gone', async () => {
  const { rolecall } = await signedUp();
  const api: { admin: { users: { rename?: { query: () => Promise<unknown> } } } } = Object(
    rolecall.api,
  );
  await expect(api.admin.users.rename?.query()).rejects.toMatchObject({
    code: 'UNKNOWN_PROCEDURE',
    status: 404,
    message: 'This Rolecall has no admin.users.rename. Check the URL and its version.',
  });
  await expect(rolecall.api.post.get.query({ id: 'pst_none' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
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
