import { expect, expectConsoleError, test } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { doAction, openSignedIn, openTab } from './steps.ts';

test.use({ javaScriptEnabled: false });

test('the table is searched, filtered, sorted, paged and changed without JavaScript', async ({
  page,
  server,
  admin,
}) => {
  test.slow();
  expectConsoleError(/status of 400/);
  const group = await makeUsers(server.url, admin, 12);
  await openSignedIn(page, admin, '/admin/users');
  await page.getByRole('searchbox', { name: 'Search' }).fill(group);
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Invited');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/users\\?q=${group}&status=invited$`));
  await expect(page.getByText('12 users found')).toBeVisible();
  await page.getByRole('link', { name: 'Name' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toContainText('P000');
  await page.getByRole('spinbutton', { name: 'Page' }).fill('2');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('P010');
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(rows.first()).toContainText('P010');

  await page.getByLabel('Select P010').check();
  await page.getByLabel('Select P011').check();
  const go = page.getByRole('button', { name: 'Continue' });
  await page.getByLabel('Selected users').selectOption('Delete');
  await go.click();
  await expect(page.getByRole('heading', { name: 'Delete 2 users?' })).toBeVisible();
  const remove = page.getByRole('button', { name: 'Delete', exact: true });
  await remove.click();
  const typed = page.getByLabel('Type 2 to confirm');
  await expect(typed).toHaveAccessibleDescription('Type 2 to confirm.');
  await typed.fill('2');
  await remove.click();
  await expect(page.getByRole('heading', { name: '2 users deleted' })).toBeVisible();
  await page.goto(`/admin/users?q=${group}`);
  await expect(page.getByText('10 users found')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toHaveText('Select at least one user.');

  await page.goto(`/admin/users?q=P000+${group}`);
  await page.getByRole('button', { name: /^Actions for/ }).click();
  await expect(page).toHaveURL(/\/admin\/users\/usr_/);
  await openTab(page, 'Danger zone');
  await doAction(page, 'Deactivate');
  await expect(page.getByText('is deactivated. Their invitation no longer works.')).toBeVisible();
});
