import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { apiClient } from './client.ts';
import { expect, test } from './fixtures.ts';
import { askForReset, expectDashboard, openSignedIn, signIn } from './steps.ts';

async function expectAccessible(page: Page, path: string) {
  await page.goto(path);
  await expectNoViolations(page, path);
}

test('public pages have no WCAG 2.2 AA violations', async ({ page, server, member }) => {
  test.slow();
  const paths = [
    '/login?notice=check-mail',
    '/register',
    '/setup',
    '/verify-email?token=x',
    '/forgot-password',
    '/resend-verification',
    '/reset-password?token=x',
    '/reset-password',
    '/confirm-email-change?token=x',
  ];
  for (const path of paths) {
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
  await expect(page.getByLabel('Email', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, '/register with mistakes');
});

test('posts have none', async ({ page, server, member, consoleWatch }) => {
  test.slow();
  consoleWatch.expectError(/status of 400/);
  const { tokens } = await apiClient(server.url).auth.login.mutate({
    email: member.email,
    password: member.password,
  });
  const { post, comment } = apiClient(server.url, tokens.accessToken);
  const { id } = await post.create.mutate({ title: 'Hello', content: 'https://example.com/' });
  const { id: said } = await comment.create.mutate({ postId: id, content: 'Word.' });
  await openSignedIn(page, member, '/posts');
  for (const path of [
    '/posts',
    '/posts?q=nothing-like-it',
    `/posts/${id}`,
    `/posts/${id}?edit=post`,
    `/posts/${id}?edit=${said}`,
  ]) {
    await expectAccessible(page, path);
  }
  await page.goto('/posts');
  await page.getByText('New post').click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'a post with mistakes');
});

test('pages behind the sign-in have none', async ({ page, server, admin, member }) => {
  test.slow();
  const { user } = await apiClient(server.url).auth.login.mutate({
    email: member.email,
    password: member.password,
  });
  await signIn(page, admin);
  await expectDashboard(page, admin);
  for (const path of [
    '/',
    '/admin',
    '/admin/users',
    '/admin/users?q=nobody',
    '/admin/users/new',
    `/admin/users/${user.id}`,
    '/admin/audit',
    '/admin/audit?actor=nobody',
    '/admin/mail',
    '/admin/mail?user=nobody',
  ]) {
    await expectAccessible(page, path);
  }
});

test('the settings have none', async ({ page, member }) => {
  test.slow();
  await signIn(page, member);
  await expectDashboard(page, member);
  for (const name of ['profile', 'security', 'data']) {
    await expectAccessible(page, `/settings/${name}`);
  }
});

test('what a form says back has none', async ({ page, member, consoleWatch }) => {
  test.slow();
  consoleWatch.expectError(/status of 400/);
  await page.goto('/register');
  await page.getByLabel('Password', { exact: true }).fill('aaaaaaaaaaaaaa');
  await expect(page.getByText('Very weak.')).toBeVisible();
  await expectNoViolations(page, 'the password meter');

  await page.goto('/reset-password?token=used');
  await page.getByLabel('New password', { exact: true }).fill('seven quiet harbours');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page, 'a dead link');

  await askForReset(page, member.email);
  await expectNoViolations(page, 'a mail on its way');

  await openSignedIn(page, member, '/settings/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByLabel('Your password')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'a deletion with mistakes');
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
  await page.getByLabel('Email', { exact: true }).focus();
  await page.keyboard.type(member.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(member.password);
  await page.keyboard.press('Enter');
  await expectDashboard(page, member);
});
