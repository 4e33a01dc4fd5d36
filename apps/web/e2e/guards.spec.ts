import { signedInClient } from '@rolecall/testkit/client';
import { OWNER_FIELD, OWNER_HEADER } from '../src/lib/owner.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { openSignedIn, ownerOf, sessionCookies, signIn } from './steps.ts';

const SETTINGS_PATHS = ['/settings', '/settings/profile', '/settings/security', '/settings/data'];
const POST_PATHS = ['/posts', '/posts/pst_nothing'];
const ADMIN_PATHS = [
  '/admin',
  '/admin/users',
  '/admin/users/new',
  '/admin/users/usr_nobody',
  '/admin/audit',
  '/admin/mail',
];
const ADMIN_ACTIONS = [
  'updateProfile',
  'changeEmail',
  'setRole',
  'revokeSessions',
  'sendPasswordReset',
  'activate',
  'deactivate',
  'delete',
  'verifyEmail',
  'resendVerification',
  'clearThrottle',
  'resumeMail',
  'revertRequest',
  'revert',
];
/** What pages of the administration send with a script, with something that would be accepted. */
const ADMIN_ENDPOINTS = {
  '/admin/users/bulk': { action: 'deactivate', ids: ['usr_nobody'], limit: 1 },
  '/admin/users/revert': { requestIds: ['req_nothing'] },
};

test('no one but administrators reaches the administration', async ({ page, server, member }) => {
  expectConsoleError(/status of 403/);
  const user = await (await signedInClient(server.url, member)).user.me.query();
  await openSignedIn(page, member, '/');
  const owner = await ownerOf(page);

  for (const path of ADMIN_PATHS) {
    expect((await page.goto(path))?.status()).toBe(403);
    await expect(page.getByRole('heading', { name: 'Access denied' })).toBeVisible();
    const data = await page.request.get(`${path}/__data.json`);
    expect(data.status()).toBe(403);
    expect(data.headers()['cache-control']).toContain('no-store');
  }
  for (const action of ADMIN_ACTIONS) {
    const response = await page.request.post(`/admin/users/${user.id}?/${action}`, {
      form: { role: 'admin', typed: member.email, [OWNER_FIELD]: owner },
      headers: { origin: server.url },
    });
    expect(response.status()).toBe(403);
  }
  for (const [path, data] of Object.entries(ADMIN_ENDPOINTS)) {
    const response = await page.request.post(path, { data, headers: { origin: server.url } });
    expect(response.status()).toBe(403);
  }
  expect((await page.request.get('/admin/users.csv')).status()).toBe(403);
  await page.goto('/');
  await expect(page.getByRole('main')).not.toContainText('Admin');
});

test('what pages send as JSON counts from our own pages only', async ({ page, server, admin }) => {
  await openSignedIn(page, admin, '/');
  const owner = await ownerOf(page);
  for (const [path, data] of Object.entries(ADMIN_ENDPOINTS)) {
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const headers: Record<string, string> = origin ? { origin } : {};
      expect((await page.request.post(path, { data, headers })).status()).toBe(403);
    }
    const headers = { origin: server.url, [OWNER_HEADER]: encodeURIComponent(owner) };
    for (const nonsense of [{}, [], { ...data, surprise: 1 }]) {
      expect((await page.request.post(path, { data: nonsense, headers })).status()).toBe(400);
    }
    const form = { headers, form: { action: 'delete' } };
    expect((await page.request.post(path, form)).status()).toBe(415);
  }
});

test('strangers are asked to sign in, whatever they ask for', async ({ page, server }) => {
  for (const path of ['/', ...SETTINGS_PATHS, ...POST_PATHS, ...ADMIN_PATHS]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/login/);
    // That one leads on to a page, and is none itself.
    if (path === '/settings') continue;
    const data = await page.request.get(`${path === '/' ? '' : path}/__data.json`);
    expect(await data.json()).toMatchObject({ type: 'redirect' });
  }
  const action = await page.request.post('/admin/users/usr_nobody?/deactivate', {
    form: {},
    headers: { origin: server.url, accept: 'text/html' },
    maxRedirects: 0,
  });
  expect(action.status()).toBe(303);
  expect(action.headers().location).toMatch(/^\/login/);
  const csv = await page.request.get('/admin/users.csv', { maxRedirects: 0 });
  expect(csv.status()).toBe(303);
});

test('who asks for what is no page comes to its page after signing in', async ({
  page,
  member,
  admin,
}) => {
  for (const [person, asked, reached] of [
    [member, '/settings', '/settings/profile'],
    [admin, '/admin/users.csv?q=ann', '/admin/users?q=ann'],
  ] as const) {
    await page.context().clearCookies();
    await signIn(page, person, asked);
    await expect(page).toHaveURL(reached);
  }
});

test('a form posted from another site is refused', async ({ page, member }) => {
  const response = await page.request.post('/login', {
    form: { email: member.email, password: member.password },
    headers: { origin: 'https://evil.example' },
  });
  expect(response.status()).toBe(403);
});

test('pages carry their headers and no session travels into them', async ({ page, member }) => {
  await openSignedIn(page, member, '/');
  const [cookie] = await sessionCookies(page);
  const response = await page.request.get('/');
  const headers = response.headers();
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-request-id']).toBeTruthy();
  const csp = headers['content-security-policy'] ?? '';
  expect(csp).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(csp).not.toMatch(/script-src[^;]*unsafe/);
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(csp).toContain(rule);
  }
  expect(await response.text()).not.toContain(cookie?.value);
});

test('a page that is not there says so, with the number of the request', async ({ page }) => {
  expectConsoleError(/status of 404/);
  const response = await page.goto('/nowhere');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(page.getByText(response?.headers()['x-request-id'] ?? 'missing')).toBeVisible();
});
