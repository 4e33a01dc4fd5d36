import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { apiClient } from './client.ts';
import { expect, test } from './fixtures.ts';
import { expectDashboard, signIn } from './steps.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page, path: string) {
  await page.goto(path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The frame holds a mail, which has no scripts and so no way to be looked at from inside.
    const { violations } = await new AxeBuilder({ page })
      .withTags(TAGS)
      .exclude('iframe')
      .analyze();
    expect(violations, `${path} (${colorScheme})`).toEqual([]);
  }
}

test('public pages have no WCAG 2.2 AA violations', async ({ page, server, member }) => {
  test.slow();
  for (const path of ['/login?notice=signed-out', '/register', '/setup', '/verify-email?token=x']) {
    await expectAccessible(page, path);
  }
  await expectAccessible(page, '/dev/mail');
  await expect(async () => {
    const { items } = await apiClient(server.url).dev.mailbox.query();
    const mail = items.find(({ to }) => to === member.email);
    expect(mail).toBeDefined();
    await expectAccessible(page, `/dev/mail/${mail?.id}`);
  }).toPass();
});

test('forms with mistakes have none either', async ({ page, consoleWatch }) => {
  consoleWatch.expectError(/status of 400/);
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations).toEqual([]);
});

test('pages behind the sign-in have none', async ({ page, server, admin, member }) => {
  test.slow();
  const { user } = await apiClient(server.url).auth.login.mutate({
    email: member.email,
    password: member.password,
  });
  await signIn(page, admin);
  await expectDashboard(page, admin);
  for (const path of ['/', '/admin/users', '/admin/users?q=nobody', `/admin/users/${user.id}`]) {
    await expectAccessible(page, path);
  }
});

test('the refusals have none', async ({ page, member, consoleWatch }) => {
  consoleWatch.expectError(/status of 40[34]/);
  await expectAccessible(page, '/nowhere');
  await signIn(page, member);
  await expectDashboard(page, member);
  await expectAccessible(page, '/admin/users');
});

test('everything works with the keyboard alone', async ({ page, member }) => {
  await page.goto('/login');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(member.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(member.password);
  await page.keyboard.press('Enter');
  await expectDashboard(page, member);
});
