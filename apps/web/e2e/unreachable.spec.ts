// A server that can't be reached, or something in between that answers in its place.
import type { Page, Route } from '@playwright/test';
import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { confirmation, openSignedIn } from './steps.ts';

const UNREACHABLE = 'The server can’t be reached. Check your connection and try again.';

// What the browser and SvelteKit say of it in the console.
test.beforeEach(() =>
  expectConsoleError(/net::ERR_|status of 50[02]|Failed to fetch|is not valid JSON/),
);

const alert = (page: Page) => page.getByRole('alert').filter({ hasText: UNREACHABLE });

/** Answers what a page sends in the server's place. */
const inBetween = (page: Page, url: string | RegExp, status: number) =>
  page.route(url, (route: Route) =>
    route.request().method() === 'POST' || route.request().url().includes('suggest')
      ? route.fulfill({ status, contentType: 'text/html', body: '<h1>nginx</h1>' })
      : route.continue(),
  );

test('a profile that is saved offline stays as typed, and is saved later', async ({
  page,
  server,
  member,
}) => {
  await openSignedIn(page, member, '/settings/profile');
  await page.getByLabel('First name').fill('Wisława');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(alert(page)).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue('Wisława');
  await expectNoViolations(page, 'a form that was not answered');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('Profile saved.');
  await expect(alert(page)).toHaveCount(0);
  const { user } = await signedInClient(server.url, member);
  expect((await user.me.query()).firstName).toBe('Wisława');
});

for (const status of [502, 500, 200]) {
  test(`a post stays as typed where a proxy answers ${status}`, async ({ page, member }) => {
    await openSignedIn(page, member, '/posts');
    await inBetween(page, /\/posts\?\/\w+/, status);
    await page.getByText('New post', { exact: true }).click();
    await page.getByLabel('Title', { exact: true }).fill('On lighthouses');
    await page.getByLabel('Text', { exact: true }).fill('Forty-one of them.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(alert(page)).toBeVisible();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('On lighthouses');
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Forty-one of them.');
  });
}

test('a sign-in that is not answered keeps what was typed', async ({ page, member }) => {
  await page.goto('/login');
  await page.getByLabel('Email', { exact: true }).fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.route(/\/login$/, (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alert(page)).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(member.password);
  await page.unroute(/\/login$/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('a menu and its question stay, and say it', async ({ page, server, admin }) => {
  const group = await makeUsers(server.url, admin, 2);
  await openSignedIn(page, admin, `/admin/users?q=${group}`);
  await page.getByRole('button', { name: /^Actions for P001/ }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect(confirmation(page, 'Deactivate')).toBeVisible();
  await page.context().setOffline(true);
  await confirmation(page, 'Deactivate').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(UNREACHABLE);
  await page.context().setOffline(false);
  await confirmation(page, 'Deactivate').click();
  await expect(page.getByRole('row', { name: /P001/ })).toContainText('Deactivated');
});

test('the table of users stays whatever is asked of it', async ({ page, server, admin }) => {
  const group = await makeUsers(server.url, admin, 2);
  await openSignedIn(page, admin, `/admin/users?q=${group}`);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Compact' }).click();
  await expect(alert(page)).toBeVisible();
  await page.getByRole('searchbox').fill('harbour');
  await expect(alert(page).last()).toBeVisible();
  await expectNoViolations(page, 'an alert in passing');
  await expect(page.getByRole('searchbox')).toHaveValue('harbour');
  await expect(rows).toHaveCount(2);
  await page.context().setOffline(false);
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/q=harbour/);
  await expect(rows).toHaveCount(0);
});

test('a bulk action that a proxy answers asks again', async ({ page, server, admin }) => {
  const group = await makeUsers(server.url, admin, 3);
  await openSignedIn(page, admin, `/admin/users?q=${group}`);
  await page.getByLabel('Select all on this page').check();
  await inBetween(page, '**/admin/users/bulk', 502);
  const bar = page.getByRole('region', { name: 'Selected users' });
  await bar.getByRole('button', { name: 'Deactivate' }).click();
  await confirmation(page, 'Deactivate').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(UNREACHABLE);
  await page.unroute('**/admin/users/bulk');
  await confirmation(page, 'Deactivate').click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('3 users deactivated.');
});

test('a bulk action whose connection is lost leaves the page', async ({ page, server, admin }) => {
  const group = await makeUsers(server.url, admin, 3);
  await openSignedIn(page, admin, `/admin/users?q=${group}`);
  await page.getByLabel('Select all on this page').check();
  const bar = page.getByRole('region', { name: 'Selected users' });
  await bar.getByRole('button', { name: 'Deactivate' }).click();
  await page.route('**/livez', (route) => route.abort());
  await page.route('**/__data.json*', (route) => route.abort());
  await page.route('**/admin/users/bulk', (route) =>
    route.fulfill({ contentType: 'application/x-ndjson', body: '' }),
  );
  const looked = page.waitForRequest('**/livez');
  await confirmation(page, 'Deactivate').click();
  await looked;
  await expect(page.getByText('The connection was lost.')).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(3);
});

test('a file that can’t be uploaded stays chosen', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin/imports');
  await page.getByRole('button', { name: 'New import' }).click();
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('email\n') };
  await page.getByLabel('File').setInputFiles(file);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(alert(page)).toBeVisible();
  await expect(page.getByLabel('File')).toHaveValue(/people\.csv$/);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/admin\/imports$/);
});

test('the palette says why it found no users', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin');
  await inBetween(page, '**/admin/users/suggest*', 502);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('lovelace');
  await expect(page.getByText(`Couldn’t search users. ${UNREACHABLE}`)).toBeVisible();
});
