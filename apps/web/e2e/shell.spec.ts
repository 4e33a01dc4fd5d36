import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { openSignedIn, signOut } from './steps.ts';

const PHONE = { width: 390, height: 844 };

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the account menu opens, changes the theme and signs out', async ({ page, member }) => {
    await openSignedIn(page, member, '/posts');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page).toHaveURL(/\/posts$/);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await signOut(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('a phone has the menu, too', async ({ page, member }) => {
    await page.setViewportSize(PHONE);
    await openSignedIn(page, member, '/posts');
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page).toHaveURL(/\/settings\/profile$/);
  });
});

test('the theme changes at once, stays, and is there in the first bytes', async ({
  page,
  member,
}) => {
  await openSignedIn(page, member, '/posts');
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expectNoViolations(page, 'the account menu in the dark');
  const html = await (await page.context().request.get('/login')).text();
  expect(html).toContain('<html lang="en" data-theme="dark"');
  expect(html).toContain('<meta name="color-scheme" content="dark">');
  await page.getByRole('menuitemradio', { name: 'System' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('the keyboard moves through a menu and comes back', async ({ page, member }) => {
  await openSignedIn(page, member, '/posts');
  const button = page.getByRole('button', { name: 'Your account' });
  await button.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'API reference' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'System' })).toBeFocused();
  await page.keyboard.press('p');
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();
});

test('on a phone the navigation is a sheet', async ({ page, member }) => {
  await page.setViewportSize(PHONE);
  await openSignedIn(page, member, '/posts');
  const button = page.getByRole('button', { name: 'Menu' });
  const sheet = page.getByRole('dialog', { name: 'Menu' });
  await button.click();
  await expect(sheet).toBeVisible();
  await expectNoViolations(page, 'the sheet');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await sheet.getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await expect(sheet).toBeHidden();
});

test.describe('in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('times are by the clock on the wall, from the second page in the first bytes', async ({
    page,
    member,
  }) => {
    await openSignedIn(page, member, '/');
    const exact = page.getByRole('main').locator('time[title*="GMT+9"]');
    await expect(exact.first()).toBeVisible();
    const html = await (await page.context().request.get('/')).text();
    expect(html).toContain('GMT+9');
  });
});

test('what cannot be copied is said in passing', async ({ page, server, admin, member }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const user = await (await signedInClient(server.url, member)).user.me.query();
  await openSignedIn(page, admin, `/admin/users/${user.id}`);
  await page.getByRole('button', { name: 'Copy the ID' }).click();
  const message = page.getByRole('region', { name: /^Messages/ }).getByRole('listitem');
  await expect(message).toContainText('Your browser didn’t allow copying');
  // It stays for as long as the pointer is on it.
  await message.hover();
  await expectNoViolations(page, 'a toast');
  await message.getByRole('button').click();
  await expect(message).toHaveCount(0);
});

test('what is not there says so inside the shell', async ({ page, member }) => {
  expectConsoleError(/status of 404/);
  await openSignedIn(page, member, '/posts/nothing-like-it');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(page.getByText(/^Request req_/)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectNoViolations(page, 'an error in the shell');
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('a page that takes its time shows its outline', async ({ page, member }) => {
  await openSignedIn(page, member, '/');
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/posts/__data.json*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Posts' }).click();
  const main = page.getByRole('main');
  await expect(main).toHaveAttribute('aria-busy', 'true');
  await expect(main.locator('.appear-late')).toHaveCSS('opacity', '1');
  await expectNoViolations(page, 'the outline of a page');
  release();
  await expect(page.getByRole('heading', { name: 'Posts' })).toBeVisible();
  await expect(main).toHaveAttribute('aria-busy', 'false');
});
