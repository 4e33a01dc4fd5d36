import { signedInClient } from '@rolecall/testkit/client';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { expectDashboard, openSignedIn, signedInElsewhere, signIn } from './steps.ts';

const SECURITY = '/settings/security';

withAndWithoutJavaScript(() => {
  test('an ended session is out at its next request', async ({ page, visitor, server, member }) => {
    expectConsoleError(/status of 401/);
    const other = await signedInElsewhere(visitor, member);
    await openSignedIn(page, member, SECURITY);

    const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
    // The registration itself opened one too, for an app.
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(0)).toContainText('This device');
    await expect(rows.nth(0)).toContainText('Chrome');
    await expect(rows.nth(0)).toContainText('just now');
    await expect(rows.nth(0).getByRole('button')).toHaveCount(0);
    await expect(rows.filter({ hasText: 'App' })).toHaveCount(1);

    const browser = rows.filter({ hasText: 'Browser' }).filter({ hasNotText: 'This device' });
    await browser.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('Session signed out.')).toBeVisible();
    await expect(rows).toHaveCount(2);
    await other.getByRole('link', { name: 'Dashboard' }).click();
    await expect(other).toHaveURL(/\/login$/);

    await signIn(other, member);
    await expectDashboard(other, member);
    await page.getByRole('button', { name: 'Sign out all others' }).click();
    await expect(page.getByText('All other sessions signed out.')).toBeVisible();
    await expect(rows).toHaveCount(1);
    await expect(page.getByText('No other active sessions.')).toBeVisible();
    await other.reload();
    await expect(other).toHaveURL(/\/login$/);

    const theirs = await signedInClient(server.url, member);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page).toHaveURL(/\/login$/);
    await expect(theirs.user.me.query()).rejects.toThrow('Your session has ended');
  });
});

test('ending a session of someone else ends nothing', async ({ page, visitor, admin, member }) => {
  const theirs = await signedInElsewhere(visitor, admin, SECURITY);
  await openSignedIn(page, member, SECURITY);
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  const id = rows.locator('input[name="id"]').first();
  await id.evaluate((input: HTMLInputElement) => {
    input.value = 'ses_of_somebody_else';
  });
  await rows
    .getByRole('button', { name: /^Sign out/ })
    .first()
    .click();
  await expect(page.getByText('Session signed out.')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sessions' })).toBeVisible();
});

test('password managers find the page that changes the password', async ({ page, member }) => {
  const well = await page.request.get('/.well-known/change-password', { maxRedirects: 0 });
  expect(well.status()).toBe(303);
  expect(well.headers().location).toBe(SECURITY);
  await page.goto('/.well-known/change-password');
  await expect(page).toHaveURL(/\/login\?next=%2Fsettings%2Fsecurity$/);
  await signIn(page, member, page.url());
  await expect(page.getByLabel('Current password')).toBeVisible();
  await page.goto('/.well-known/change-password');
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible();
  expect((await page.request.get('/.well-known/not-there')).status()).toBe(404);
});
