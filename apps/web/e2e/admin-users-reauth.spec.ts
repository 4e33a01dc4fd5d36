import type { Page } from '@playwright/test';
import { ageSessions } from './age-sessions.ts';
import { readDownload } from './downloads.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn } from './steps.ts';

const passwordIn = (page: Page) => page.getByLabel('Confirm your password to continue');

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('an export asks for the password and goes on with the file', async ({
    page,
    server,
    admin,
    member,
  }) => {
    expectConsoleError(/status of 401/);
    await openSignedIn(page, admin, `/admin/users?q=${member.email}`);
    ageSessions(server);
    await page.getByRole('link', { name: 'Download CSV' }).click();
    await expect(passwordIn(page)).toBeFocused();
    await passwordIn(page).fill('not the password');
    await page.getByRole('button', { name: 'Download' }).click();
    await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
    await passwordIn(page).fill(admin.password);
    const { text } = await readDownload(page, () =>
      page.getByRole('button', { name: 'Download' }).click(),
    );
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain(member.email);
    if (javaScriptEnabled) await expect(passwordIn(page)).toHaveCount(0);
  });
});

test('a bulk action asks for it in its own dialog', async ({ page, server, admin }) => {
  expectConsoleError(/status of 40[13]/);
  const group = await makeUsers(server.url, admin, 3);
  await openSignedIn(page, admin, `/admin/users?q=${group}`);
  ageSessions(server);
  await page.getByLabel('Select all on this page').check();
  await page.getByRole('button', { name: 'Make admin', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: 'Make admin' });
  await send.click();
  await expect(passwordIn(page)).toBeFocused();
  await passwordIn(page).fill('not the password');
  await send.click();
  await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
  await passwordIn(page).fill(admin.password);
  await send.click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(
    '3 users are now admins.',
  );

  ageSessions(server);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(passwordIn(page)).toBeFocused();
  await passwordIn(page).fill('not the password');
  await page.keyboard.press('Enter');
  await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
  await passwordIn(page).fill(admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Undone for 3 users.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('a row’s menu asks for it, too', async ({ page, server, admin, member }) => {
  expectConsoleError(/status of 403/);
  await openSignedIn(page, admin, `/admin/users?q=${member.email}`);
  ageSessions(server);
  await page.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Make admin' }).click();
  const send = page.getByRole('dialog').getByRole('button', { name: 'Make admin' });
  await send.click();
  await passwordIn(page).fill(admin.password);
  await send.click();
  await expect(page.locator('tbody tr')).toContainText('Admin');
});
