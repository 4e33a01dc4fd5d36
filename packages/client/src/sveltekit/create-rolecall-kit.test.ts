import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import type { Handle } from '@sveltejs/kit/hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../test/open-browser.ts';
import type { Fetch } from '../call-options.ts';
import { createRolecallKit } from './create-rolecall-kit.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const browse = (send?: Fetch) => openBrowser(server.url, send);

test('is a hook of SvelteKit', () => {
  const handle: Handle = createRolecallKit({ url: server.url }).handle;
  expect(handle).toBeTypeOf('function');
});

test('signs up, stays signed in from request to request, and signs out', async () => {
  const { jar, set, visit } = browse();
  const email = newEmail();
  await visit('/register', (session) => session.register({ email, password: PASSWORD }));
  expect(set.map(({ name }) => name)).toEqual(['__Host-rolecall-device', '__Host-rolecall']);
  expect(set.every(({ secure, httpOnly }) => secure && httpOnly)).toBe(true);
  const response = await visit('/app', (session) => session.user());
  expect(await response.json()).toMatchObject({ email });
  await visit('/app', (session) => session.logout());
  expect(jar.has('__Host-rolecall')).toBe(false);
  expect((await visit('/app')).status).toBe(303);
});

test('no token reaches the browser', async () => {
  const { jar, visit } = browse();
  const email = newEmail();
  let tokens: string[] = [];
  await visit('/register', async (session) => {
    const response = await session.register({ email, password: PASSWORD });
    if ('tokens' in response) tokens = [response.tokens.accessToken, response.tokens.refreshToken];
  });
  const sent = [...jar.values()].join();
  for (const token of tokens) expect(sent).not.toContain(token);
});

test('a new sign-in gets a new cookie', async () => {
  const { jar, visit } = browse();
  const email = newEmail();
  await visit('/register', (session) => session.register({ email, password: PASSWORD }));
  const first = jar.get('__Host-rolecall');
  await visit('/login', (session) => session.login({ email, password: PASSWORD }));
  expect(jar.get('__Host-rolecall')).not.toBe(first);
  const wrong = visit('/login', (session) => session.login({ email, password: 'not that one' }));
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
});

test('sends those who are not signed in to sign in, and programs a refusal', async () => {
  const { jar, visit } = browse();
  jar.set('__Host-rolecall', 'made-up');
  const page = await visit('/app/notes?page=2');
  expect(page.status).toBe(303);
  expect(page.headers.get('location')).toBe('/login?next=%2Fapp%2Fnotes%3Fpage%3D2');
  const data = await visit('/app', undefined, { accept: 'application/json' });
  expect(data.status).toBe(401);
  expect((await visit('/about')).status).toBe(200);
});

test('a session that was ended elsewhere opens nothing', async () => {
  const { visit } = browse();
  const email = newEmail();
  await visit('/register', (session) => session.register({ email, password: PASSWORD }));
  const { tokens } = await server.client().auth.login.mutate({ email, password: PASSWORD });
  await server.client(tokens.accessToken).auth.logoutAll.mutate();
  expect((await visit('/app')).status).toBe(303);
});

test('says it is unavailable while Rolecall can’t be reached', async () => {
  let isAway = false;
  const { visit } = browse((url, init) =>
    isAway ? Promise.reject(new TypeError('refused')) : fetch(url, init),
  );
  const input = { email: newEmail(), password: PASSWORD };
  await visit('/register', (session) => session.register(input));
  isAway = true;
  const response = await visit('/app');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  isAway = false;
  expect((await visit('/app')).status).toBe(200);
});
