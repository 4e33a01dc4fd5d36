import type { Page } from '@playwright/test';
import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { openSignedIn, openUser } from './steps.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Search' });
const options = (page: Page) => palette(page).getByRole('option');
const optionsOf = (page: Page, group: string) =>
  palette(page).getByRole('group', { name: group }).getByRole('option');
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true });

async function openWithKeys(page: Page) {
  await expect(async () => {
    if (!(await palette(page).isVisible())) await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test('the keyboard opens it, walks through it, and gets the focus back', async ({
  page,
  admin,
}) => {
  await openSignedIn(page, admin, '/admin/audit');
  const before = page.getByLabel('Actor');
  await before.focus();
  await openWithKeys(page);
  await expect(chosen(page)).toHaveText('Dashboard');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  const list = palette(page).getByRole('listbox', { name: 'Results' });
  await expect(list).toHaveId((await field(page).getAttribute('aria-controls')) ?? 'none');
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText('Posts');
  await expect(chosen(page)).toHaveId(
    (await field(page).getAttribute('aria-activedescendant')) ?? 'none',
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveText('Sign out');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(before).toBeFocused();
  await openWithKeys(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toHaveCount(0);
  await expect(before).toBeFocused();

  await openWithKeys(page);
  await field(page).fill('emails');
  await expect(chosen(page)).toHaveText('Emails');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/admin/mail');
  await openWithKeys(page);
  await expect(palette(page).getByRole('group', { name: 'Recent' })).toContainText('Emails');
  await expect(chosen(page)).toHaveText('Emails');
});

test('people are found while typing, and only the last answer counts', async ({
  page,
  admin,
  member,
}) => {
  await openSignedIn(page, admin, '/admin');
  await openWithKeys(page);
  const slow = Promise.withResolvers<void>();
  await page.route('**/admin/users/suggest?q=lovelace', async (route) => {
    await slow.promise;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest('**/admin/users/suggest?q=lovelace');
  await field(page).fill('lovelace');
  await expect(palette(page).getByRole('status')).toHaveText('Searching…');
  await asked;
  await field(page).fill(member.email);
  await expect(options(page)).toHaveCount(2);
  slow.resolve();
  await expect(palette(page).getByRole('status')).toHaveText('2 results');
  await expect(chosen(page)).toContainText('Grace Hopper');
  await expect(chosen(page)).toContainText(member.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Grace Hopper' })).toBeVisible();
  await openWithKeys(page);
  await expect(chosen(page)).toContainText(member.email);
  await field(page).fill('nobody-like-this');
  await expect(options(page)).toHaveText(['All users matching “nobody-like-this”']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/admin/users?q=nobody-like-this');
});

test('who was deleted leaves the recent ones', async ({ page, server, admin, member }) => {
  await openSignedIn(page, admin, '/admin');
  await openWithKeys(page);
  await field(page).fill(member.email);
  await expect(chosen(page)).toContainText('Grace Hopper');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Grace Hopper' })).toBeVisible();
  const api = await signedInClient(server.url, admin);
  const id = /usr_\w+/.exec(page.url())?.[0] ?? '';
  await api.admin.users.delete.mutate({ id });
  await page.goto('/admin');
  await openWithKeys(page);
  await expect(palette(page).getByRole('group', { name: 'Recent' })).toHaveCount(0);
});

test('a user is dealt with as from the menu of their row', async ({ page, admin, member }) => {
  test.slow();
  await openUser(page, admin, member);
  await openWithKeys(page);
  await field(page).fill('deactivate');
  await expect(chosen(page)).toHaveText('Deactivate');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Deactivate Grace Hopper?' });
  await expect(dialog).toBeVisible();
  await openWithKeysIsRefused(page);
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(dialog).toBeHidden();
  await openWithKeys(page);
  await field(page).fill('activate');
  await expect(chosen(page)).toHaveText('Activate');
  await page.keyboard.press('Enter');
  await expect(page.getByText('is active again and can sign in')).toBeVisible();
});

async function openWithKeysIsRefused(page: Page) {
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toHaveCount(0);
}

test('the table offers what its page can do', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin/users?role=admin');
  await openWithKeys(page);
  await expect(optionsOf(page, 'Users')).toHaveText([
    'Invite user',
    'Download CSV',
    'Clear filters',
  ]);
  await field(page).fill('clear');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/admin/users');
  await openWithKeys(page);
  await field(page).fill('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Your account' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeChecked();
  await page.keyboard.press('Escape');
  await openWithKeys(page);
  await field(page).fill('sign out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/login$/);
});

test('who is no administrator finds their own pages and no one', async ({
  page,
  server,
  member,
}) => {
  expectConsoleError(/status of 403/);
  const stranger = await page.request.get('/admin/users/suggest?q=ada', { maxRedirects: 0 });
  expect(stranger.status()).toBe(303);
  await openSignedIn(page, member, '/');
  const headers = { accept: 'application/json' };
  const response = await page.request.get(`${server.url}/admin/users/suggest?q=ada`, { headers });
  expect(response.status()).toBe(403);
  await openWithKeys(page);
  await expect(optionsOf(page, 'Pages')).toHaveText(['Dashboard', 'Posts', 'Settings']);
  await field(page).fill('ada');
  await expect(options(page)).toHaveCount(0);
  await expect(palette(page).getByRole('status')).toHaveText('No results');
});

test('it has no WCAG violations, on a telephone either', async ({ page, admin }) => {
  test.slow();
  await openSignedIn(page, admin, '/admin/users');
  await openWithKeys(page);
  await field(page).fill('ada');
  await expect(palette(page).getByRole('status')).toHaveText(/result/);
  await expectNoViolations(page, 'the palette');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  const button = page.getByRole('banner').getByRole('button', { name: 'Search' });
  await button.click();
  await expect(field(page)).toBeFocused();
  const box = await palette(page).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  await expectNoViolations(page, 'the palette on a telephone');
  await palette(page).getByRole('button', { name: 'Close' }).click();
  await expect(button).toBeFocused();
  await button.click();
  await options(page).filter({ hasText: 'Audit log' }).click();
  await expect(page).toHaveURL('/admin/audit');
});
