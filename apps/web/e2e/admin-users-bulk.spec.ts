import type { Page } from '@playwright/test';
import { signedInClient } from '@rolecall/testkit/client';
import { readDownload } from './downloads.ts';
import { expect, test } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn } from './steps.ts';

const SIZE = 130;
let group = '';
test.beforeAll(async ({ servers }) => {
  const { server, admin } = await servers.with();
  group = await makeUsers(server.url, await admin(), SIZE);
});

const LIST = '/admin/users';
const bar = (page: Page) => page.getByRole('region', { name: 'Selected users' });
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const dialog = (page: Page) => page.getByRole('dialog');

const openGroup = (page: Page, more = '') =>
  page.goto(`${LIST}?q=${group}&sort=name&dir=asc${more}`);

test('rows are ticked one by one, in ranges, by page and over pages', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  await openGroup(page);
  const all = page.getByLabel('Select all on this page');
  const row = (number: string) => page.getByLabel(`Select P${number}`);
  await row('001').check();
  await expect(all).toHaveJSProperty('indeterminate', true);
  await row('004').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 selected');
  await row('002').uncheck();
  await expect(bar(page)).toContainText('3 selected');
  await page.getByRole('link', { name: 'Next' }).click();
  await row('010').focus();
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('4 selected');
  await page.goBack();
  await expect(row('003')).toBeChecked();
  await all.check();
  await expect(all).toHaveJSProperty('indeterminate', false);
  await expect(bar(page)).toContainText('11 selected');
  await page.getByRole('button', { name: `Select all ${SIZE} that match` }).click();
  await expect(bar(page)).toContainText(`${SIZE} selected`);
  await row('005').uncheck();
  await expect(bar(page)).toContainText('9 selected');
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toHaveCount(0);
});

test('what is ticked before the scripts have arrived is selected', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  const released = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`${LIST}?q=${group}&sort=name&dir=asc`, { waitUntil: 'commit' });
  await page.getByLabel('Select P002').check();
  await page.getByLabel('Select P004').check();
  released.resolve();
  await expect(bar(page)).toContainText('2 selected');
  await page.getByLabel('Select P002').uncheck();
  await expect(bar(page)).toContainText('1 selected');

  await page.goto('about:blank');
  await openGroup(page);
  await page.getByLabel('Select all on this page').check();
  await expect(bar(page)).toContainText('10 selected');
});

test('everyone who matches is deactivated, and it is undone', async ({ page, server, admin }) => {
  const api = await signedInClient(server.url, admin);
  const inactive = async () => {
    const list = await api.admin.users.list.query({ q: group, status: 'inactive' });
    return list.total;
  };
  await openSignedIn(page, admin, LIST);
  await openGroup(page, '&perPage=25');
  await page.getByLabel('Select all on this page').check();
  await page.getByRole('button', { name: `Select all ${SIZE} that match` }).click();
  await bar(page).getByRole('button', { name: 'Deactivate' }).click();
  await expect(dialog(page)).toContainText(`Deactivate ${SIZE} users?`);
  await dialog(page).getByRole('button', { name: 'Deactivate' }).click();
  await expect(result(page)).toContainText(`${SIZE} users deactivated.`);
  expect(await inactive()).toBe(SIZE);
  const events = await api.admin.audit.list.query({ action: 'user.deactivated' });
  expect(new Set(events.items.map(({ requestId }) => requestId)).size).toBe(1);
  await expect(page.locator('tbody tr').first()).toContainText('Deactivated');
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await result(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone for ${SIZE} users.`)).toBeVisible();
  expect(await inactive()).toBe(0);
});

test('the own account is left alone as announced, and not told as refused', async ({
  page,
  admin,
}) => {
  await openSignedIn(page, admin, `${LIST}?role=admin`);
  await page.getByLabel('Select all on this page').check();
  await bar(page).getByRole('button', { name: 'Deactivate' }).click();
  await expect(dialog(page)).toContainText('Your own account won’t change.');
  await dialog(page).getByRole('button', { name: 'Deactivate' }).click();
  await expect(result(page)).toContainText('deactivated.');
  await expect(result(page)).not.toContainText('not changed');
  await expect(result(page).getByRole('list', { name: 'Not changed' })).toHaveCount(0);
  await result(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(result(page)).toHaveCount(0);
});

test('a deletion is typed first', async ({ page, server, admin }) => {
  const doomed = await makeUsers(server.url, admin, 12);
  const api = await signedInClient(server.url, admin);
  await openSignedIn(page, admin, `${LIST}?q=${doomed}`);
  await page.getByLabel('Select all on this page').check();
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  const typed = dialog(page).getByLabel('Type 10 to confirm');
  await expect(typed).toHaveAccessibleDescription('Type 10 to confirm.');
  await typed.fill('10');
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(result(page)).toContainText('10 users deleted.');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect((await api.admin.users.list.query({ q: doomed })).total).toBe(2);
});

test('an action that was cut off by leaving the page is told of afterwards', async ({
  page,
  admin,
}) => {
  await openSignedIn(page, admin, LIST);
  await openGroup(page, '&perPage=25');
  // An answer that ends before its end.
  await page.route('**/admin/users/bulk', async (route) => {
    const line = {
      type: 'progress',
      succeeded: 100,
      unchanged: 0,
      failed: 0,
      left: 30,
      cursor: null,
      refused: [],
    };
    await route.fulfill({ contentType: 'application/x-ndjson', body: `${JSON.stringify(line)}\n` });
  });
  await page.getByLabel('Select all on this page').check();
  await page.getByRole('button', { name: `Select all ${SIZE} that match` }).click();
  await bar(page).getByRole('button', { name: 'Deactivate' }).click();
  await dialog(page).getByRole('button', { name: 'Deactivate' }).click();
  await expect(result(page)).toContainText(`Stopped after 100 of ${SIZE}.`);
  await page.reload();
  await expect(page.getByText(`100 of ${SIZE} users deactivated`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/stopped when you left/)).toHaveCount(0);
});

test('the CSV holds what the list shows, on all its pages', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  await openGroup(page, '&page=2');
  const { name, text } = await readDownload(page, () =>
    page.getByRole('link', { name: 'Download CSV' }).click(),
  );
  expect(name).toMatch(/^rolecall-users-\d{4}-\d\d-\d\d\.csv$/);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(SIZE + 1);
  expect(lines[1]).toContain('P000');
  await expect(page).toHaveURL(/page=2/);
});
