import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test } from './fixtures.ts';
import {
  doAction,
  expectDashboard,
  openSignedIn,
  openTab,
  openUser,
  signedInElsewhere,
  signIn,
} from './steps.ts';

test.describe('the table of users', () => {
  const lastNames = Array.from(
    { length: 25 },
    (_, index) => `Turing${String(index).padStart(2, '0')}`,
  );

  test('is searched, filtered, sorted and paged by its URL', async ({ page, server, admin }) => {
    test.slow();
    const api = apiClient(server.url);
    for (const lastName of lastNames) await api.auth.register.mutate(newPerson('Alan', lastName));

    await signIn(page, admin, '/login?next=/admin/users');
    await page.getByRole('searchbox', { name: 'Search' }).fill('turing');
    await page.getByRole('searchbox', { name: 'Search' }).press('Enter');
    await expect(page).toHaveURL(/\/admin\/users\?q=turing$/);
    await expect(page.getByText('25 users found')).toBeVisible();
    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(10);
    await expect(rows.first()).toContainText('Turing24');

    await page.getByRole('link', { name: 'Name' }).click();
    await expect(page).toHaveURL(/sort=name/);
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(rows.first()).toContainText('Turing00');

    await page.getByRole('link', { name: 'Next' }).click();
    await expect(rows.first()).toContainText('Turing10');
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL(/page=3/);
    await expect(rows).toHaveCount(5);
    await expect(page.getByRole('spinbutton', { name: 'Page' })).toHaveValue('3');
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('of 3');
    await page.goBack();
    await expect(rows.first()).toContainText('Turing10');

    await page.locator('summary', { hasText: 'Filters' }).click();
    await page.locator('#role').selectOption('Admin');
    await expect(page.getByText('No users match these filters')).toBeVisible();
    await expect(page).toHaveURL(/role=admin/);
    await page.reload();
    await expect(page.locator('#role')).toHaveValue('admin');
    await page.getByRole('link', { name: 'Clear filters' }).first().click();
    await expect(page).toHaveURL(/\/admin\/users\?sort=name&dir=asc$/);
  });

  test('answers a senseless URL with something sensible', async ({ page, admin }) => {
    await openSignedIn(
      page,
      admin,
      '/admin/users?page=99999&sort=password&dir=up&role=king&status=&q=%25',
    );
    await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  });
});

test('a role changes, and with it what the person can open', async ({
  page,
  visitor,
  admin,
  member,
}) => {
  expectConsoleError(/status of 403/);
  const theirs = await signedInElsewhere(visitor, member);
  expect((await theirs.goto('/admin/users'))?.status()).toBe(403);

  await openUser(page, admin, member);
  await openTab(page, 'Security');
  await doAction(page, 'Make admin');
  await expect(page.getByText('Grace Hopper is now an admin.')).toBeVisible();

  expect((await theirs.goto('/admin/users'))?.status()).toBe(200);

  await doAction(page, 'Remove admin role');
  await expect(page.getByText('no longer an admin')).toBeVisible();
  await theirs.goto('/admin/users');
  await expect(theirs).toHaveURL(/\/login\?next=%2Fadmin%2Fusers$/);
  await signIn(theirs, member, theirs.url());
  await expect(theirs.getByRole('heading', { name: 'Access denied' })).toBeVisible();
});

test('a deactivated person is out at the next request, until activated again', async ({
  page,
  visitor,
  admin,
  member,
}) => {
  expectConsoleError(/status of 40[13]/);
  const theirs = await signedInElsewhere(visitor, member);

  await openUser(page, admin, member);
  await openTab(page, 'Danger zone');
  await doAction(page, 'Deactivate');
  await expect(page.getByText('is deactivated and signed out')).toBeVisible();

  await theirs.getByRole('link', { name: 'Dashboard' }).click();
  await expect(theirs).toHaveURL(/\/login$/);
  await signIn(theirs, member);
  await expect(theirs.getByRole('alert')).toBeVisible();

  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('is active again')).toBeVisible();
  await signIn(theirs, member);
  await expectDashboard(theirs, member);
});

test('the own page explains what one cannot do to oneself', async ({ page, server, admin }) => {
  expectConsoleError(/status of 409/);
  // Other journeys on this server may have left admins.
  const api = await signedInClient(server.url, admin);
  const { items } = await api.admin.users.list.query({ role: 'admin', perPage: 100 });
  for (const { id, email } of items) {
    if (email !== admin.email) await api.admin.users.setRole.mutate({ id, role: 'user' });
  }
  await openUser(page, admin, admin);
  await openTab(page, 'Danger zone');
  await expect(page.getByText('You can’t deactivate your own account.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toHaveCount(0);
  await openTab(page, 'Security');
  await expect(page.getByText('You can give up this role')).toBeVisible();
  await doAction(page, 'Remove admin role');
  await expect(page.getByText('This is the last active administrator.')).toBeVisible();
});

test('an admin gives up their own role while there is another', async ({
  page,
  server,
  admin,
  member,
}) => {
  const { users } = (await signedInClient(server.url, admin)).admin;
  const { items } = await users.list.query({ q: member.email });
  const id = items[0]?.id ?? '';
  await users.setRole.mutate({ id, role: 'admin' });
  await openUser(page, member, member);
  await openTab(page, 'Security');
  await doAction(page, 'Remove admin role');
  await expect(page).toHaveURL(/\/login\?/);
  expect((await users.get.query({ id })).user.role).toBe('user');
});
