import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { WCAG } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { prepareShowcase, type Showcase } from './showcase.ts';
import { expectDashboard, signIn } from './steps.ts';

/** `UPDATE_SCREENSHOTS=1` renews those of the documentation; else they are left with the results. */
const FOLDER = fileURLToPath(
  new URL(
    process.env.UPDATE_SCREENSHOTS ? '../../../docs/screenshots' : '../test-results/screenshots',
    import.meta.url,
  ),
);

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: DESKTOP },
  { look: 'dark', colorScheme: 'dark', viewport: DESKTOP },
  { look: 'phone', colorScheme: 'light', viewport: PHONE },
  { look: 'phone-dark', colorScheme: 'dark', viewport: PHONE },
] as const;

/** Opens a page and takes it in each look. */
async function show(page: Page, name: string, path: string): Promise<void> {
  await page.goto(path);
  await takeInEachLook(page, name);
}

/** Takes the page that is open in each look, and has axe look at it, too. */
async function takeInEachLook(page: Page, name: string): Promise<void> {
  for (const { look, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // A page on a dark phone tells little new: axe looks at it, people need not.
    if (look !== 'phone-dark') {
      await page.screenshot({ path: `${FOLDER}/${name}-${look}.png`, animations: 'disabled' });
    }
    const { violations } = await new AxeBuilder({ page })
      .withTags(WCAG)
      .exclude('iframe')
      .analyze();
    expect(violations, `${name}, ${look}`).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${name}, ${look}: wider than the window`).toBe(0);
  }
}

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

const behindSignIn = ({ userId, lockedOutId, rtlId, authorId, postId, emptyId }: Showcase) => ({
  dashboard: '/',
  posts: '/posts',
  post: `/posts/${postId}`,
  'posts-none': '/posts?q=nothing-like-it',
  'settings-profile': '/settings/profile',
  'settings-security': '/settings/security',
  'settings-data': '/settings/data',
  admin: '/admin',
  users: '/admin/users',
  'users-filtered': '/admin/users?q=an&role=user&status=active&sort=name&dir=asc',
  'users-none': '/admin/users?q=nobody-has-this-name',
  'user-new': '/admin/users/new',
  user: `/admin/users/${userId}`,
  'user-sign-in-check': `/admin/users/${lockedOutId}?tab=sign-in`,
  'user-security': `/admin/users/${rtlId}?tab=security`,
  'user-activity': `/admin/users/${userId}?tab=activity`,
  'user-mail': `/admin/users/${rtlId}?tab=mail`,
  'user-posts': `/admin/users/${authorId}?tab=posts`,
  'user-danger': `/admin/users/${userId}?tab=danger`,
  'user-locked-out': `/admin/users/${lockedOutId}`,
  'user-without-name': `/admin/users/${emptyId}`,
  audit: '/admin/audit',
  mail: '/admin/mail',
  mailbox: '/dev/mail',
});

test.beforeAll(() => mkdir(FOLDER, { recursive: true }));

test('the public pages, in every look', async ({ page }) => {
  test.setTimeout(180_000);
  for (const [name, path] of Object.entries(PUBLIC)) await show(page, name, path);
});

test('the pages behind the sign-in, in every look', async ({ page, server, admin }) => {
  test.setTimeout(480_000);
  const showcase = await prepareShowcase(server, admin);
  await signIn(page, admin);
  await expectDashboard(page, admin);
  for (const [name, path] of Object.entries(behindSignIn(showcase))) await show(page, name, path);
  await page.setViewportSize(DESKTOP);
  await page.goto('/admin/users');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /^Select all/ }).click();
  await takeInEachLook(page, 'users-selected');
});

test('what is nowhere', async ({ page, consoleWatch }) => {
  test.slow();
  consoleWatch.expectError(/status of 404/);
  await show(page, 'not-found', '/nowhere');
});
