import { expect, test } from '@playwright/test';
import type { Server } from '@sveltejs/kit';

/** The build as a host sees it: what `build/index.js` exports. */
type Build = { server: Server };

const BUILD = new URL('../build/index.js', import.meta.url).href;
const SECURE = 'https://accounts.example.com';

const USER = {
  id: 'usr_1',
  email: 'ada@example.com',
  username: 'ada',
  firstName: 'Ada',
  lastName: '',
  fullName: 'Ada',
  role: 'user',
  status: 'active',
  emailVerified: true,
  createdAt: '2026-11-21T09:30:00.000Z',
  updatedAt: '2026-11-21T09:30:00.000Z',
  lastLoginAt: null,
};

let server: Server;
/** What the pages could not cope with, as the host is told of it. */
const logged: unknown[] = [];
test.beforeAll(async () => {
  const build: Build = await import(BUILD);
  server = build.server;
  await server.init({ env: {} });
});

/** Asks the web app for a page with an API of our own behind it. */
function ask(request: Request, api: (request: Request) => Promise<Response>) {
  const logError = (error: unknown) => logged.push(error);
  const platform = { api, logError, nameRoute: () => {} };
  return server.respond(request, { getClientAddress: () => '192.0.2.1', platform });
}

const result = (data: unknown) => Promise.resolve(Response.json([{ result: { data } }]));
const TOKEN = `rcs_${'t'.repeat(43)}`;
const withCookie = { headers: { cookie: `__Host-rolecall=${TOKEN}`, 'x-request-id': 'req_1' } };

for (const [name, api] of Object.entries({
  busy: () => Promise.resolve(new Response('busy', { status: 503 })),
  away: () => Promise.reject(new Error('connection refused')),
})) {
  test(`an API that is ${name} signs no one out`, async () => {
    for (const path of ['/', '/login', '/admin/users/__data.json']) {
      const response = await ask(new Request(SECURE + path, withCookie), api);
      expect(response.status).toBe(503);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('req_1');
    }
  });
}

test('over https the session cookie belongs to this host alone', async () => {
  const sent: Headers[] = [];
  const response = await ask(
    new Request(`${SECURE}/login`, {
      method: 'POST',
      headers: { origin: SECURE, accept: 'text/html', 'user-agent': 'Test/1' },
      body: new URLSearchParams({ email: USER.email, password: 'violet tractor' }),
    }),
    (request) => {
      sent.push(request.headers);
      const expiresAt = '2026-12-21T09:30:00.000Z';
      const session = { id: 'ses_1', token: 'secret', expiresAt };
      return result({ user: USER, session, deviceToken: 'known' });
    },
  );
  expect(response.status).toBe(303);
  expect(response.headers.getSetCookie()).toEqual([
    '__Host-rolecall=secret; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-rolecall-device=known; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.get('user-agent')).toBe('Test/1');
  expect(sent[0]?.get('authorization')).toBeNull();
});

test('installations at two ports of a host have a cookie each', async () => {
  const other = `${SECURE}:8443`;
  const signedOut = () =>
    Promise.resolve(
      Response.json([
        { error: { message: '', code: 0, data: { domain: { code: 'UNAUTHENTICATED' } } } },
      ]),
    );
  const response = await ask(new Request(other, withCookie), signedOut);
  expect(response.status).toBe(303);
  expect(
    response.headers.getSetCookie().filter((cookie) => /^__Host-rolecall=/.test(cookie)),
  ).toEqual([]);
});

test('a cookie of another kind is not a session', async () => {
  const request = new Request(SECURE, { headers: { cookie: `rolecall=${TOKEN}` } });
  const response = await ask(request, () => result(USER));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/login');
});

test('the dashboard speaks for the session in the cookie', async () => {
  const credentials: (string | null)[] = [];
  const response = await ask(new Request(SECURE, withCookie), (request) => {
    credentials.push(request.headers.get('authorization'));
    const responses: Record<string, unknown> = {
      'user.me': USER,
      'user.dashboard': { message: 'Welcome, Ada', user: USER },
      'user.sessions': { items: [] },
      'post.list': { items: [], nextCursor: null },
    };
    const asked = new URL(request.url).pathname.split('/').at(-1)?.split(',') ?? [];
    return Promise.resolve(
      Response.json(asked.map((name) => ({ result: { data: responses[name] } }))),
    );
  });
  expect(response.status).toBe(200);
  expect(credentials).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
});

test('what a page cannot cope with is told to the host, and to the person only by its id', async () => {
  logged.length = 0;
  const response = await ask(new Request(`${SECURE}/posts`, withCookie), (request) =>
    request.url.includes('user.me') ? result(USER) : Promise.resolve(Response.json({ odd: 1 })),
  );
  expect(response.status).toBeGreaterThanOrEqual(500);
  expect(logged).toHaveLength(1);
  expect(await response.text()).toContain('req_1');
});
