import type { BrowserContextOptions } from '@playwright/test';
import { test as base } from './fixtures.ts';
import { DESKTOP, expectEachLook } from './looks.ts';
import { prepareShowcase, type Showcase } from './showcase.ts';
import { expectDashboard, signIn } from './steps.ts';

// A page is a test, and every worker takes what comes next: together they take longest of all.
base.describe.configure({ mode: 'parallel' });

type WorkerFixtures = {
  showcase: Showcase;
  /** The cookies of an administrator. */
  signedIn: Exclude<BrowserContextOptions['storageState'], string | undefined>;
};

const test = base.extend<object, WorkerFixtures>({
  showcase: [
    async ({ server, admin }, use) => {
      await use(await prepareShowcase(server, admin));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: [
    async ({ browser, server, admin }, use) => {
      const page = await browser.newPage({ baseURL: server.url });
      await signIn(page, admin);
      await expectDashboard(page, admin);
      const state = await page.context().storageState();
      await page.context().close();
      await use(state);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const PUBLIC = {
  login: '/login',
  register: '/register',
  'forgot-password': '/forgot-password',
  'reset-password': '/reset-password?token=x',
  'verify-email': '/verify-email?token=x',
  'confirm-email-change': '/confirm-email-change?token=x',
  setup: '/setup',
  'resend-verification': '/resend-verification',
};

const BEHIND_SIGN_IN: Record<string, string | ((showcase: Showcase) => string)> = {
  dashboard: '/',
  posts: '/posts',
  post: ({ postId }) => `/posts/${postId}`,
  'posts-none': '/posts?q=nothing-like-it',
  'settings-profile': '/settings/profile',
  'settings-security': '/settings/security',
  'settings-data': '/settings/data',
  admin: '/admin',
  users: '/admin/users',
  'users-filtered': '/admin/users?q=an&role=user&status=active&sort=name&dir=asc',
  'users-none': '/admin/users?q=nobody-has-this-name',
  'user-new': '/admin/users/new',
  user: ({ userId }) => `/admin/users/${userId}`,
  'user-sign-in-check': ({ lockedOutId }) => `/admin/users/${lockedOutId}?tab=sign-in`,
  'user-security': ({ rtlId }) => `/admin/users/${rtlId}?tab=security`,
  'user-activity': ({ userId }) => `/admin/users/${userId}?tab=activity`,
  'user-mail': ({ rtlId }) => `/admin/users/${rtlId}?tab=mail`,
  'user-posts': ({ authorId }) => `/admin/users/${authorId}?tab=posts`,
  'user-danger': ({ userId }) => `/admin/users/${userId}?tab=danger`,
  'user-locked-out': ({ lockedOutId }) => `/admin/users/${lockedOutId}`,
  'user-without-name': ({ emptyId }) => `/admin/users/${emptyId}`,
  audit: '/admin/audit',
  mail: '/admin/mail',
  mailbox: '/dev/mail',
};

for (const [name, path] of Object.entries(PUBLIC)) {
  test(`${name} in every look`, async ({ page }) => {
    await page.goto(path);
    await expectEachLook(page, name);
  });
}

test('what is nowhere in every look', async ({ page, consoleWatch }) => {
  consoleWatch.expectError(/status of 404/);
  await page.goto('/nowhere');
  await expectEachLook(page, 'not-found');
});

test.describe('behind the sign-in', () => {
  test.use({ storageState: ({ signedIn }, use) => use(signedIn) });

  for (const [name, path] of Object.entries(BEHIND_SIGN_IN)) {
    test(`${name} in every look`, async ({ page, showcase }) => {
      await page.goto(typeof path === 'string' ? path : path(showcase));
      await expectEachLook(page, name);
    });
  }

  test('selected users in every look', async ({ page, showcase: _ }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto('/admin/users');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^Select all/ }).click();
    await expectEachLook(page, 'users-selected');
  });
});
