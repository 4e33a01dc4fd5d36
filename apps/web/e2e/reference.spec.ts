import { expect, test } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

test('the reference is reached from the app, and looks like it', async ({ page, member }) => {
  await openSignedIn(page, member, '/');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.getByRole('menuitem', { name: 'API reference' }).click();
  await expect(page).toHaveURL('/docs');
  await expect(
    page
      .getByRole('heading', { name: 'Sign-in and accounts' })
      .or(page.locator('.opblock').first())
      .first(),
  ).toBeVisible();
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(dark).toBe('rgb(14, 14, 17)');
  await page.getByRole('link', { name: 'Back to the app' }).click();
  await expect(page).toHaveURL('/');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the reference lists the routes', async ({ page }) => {
    await page.goto('/docs');
    // What a `noscript` holds is not found by its text or role.
    const plain = page.locator('.plain');
    await expect(plain).toBeVisible();
    await expect(plain).toContainText('Trying requests out needs JavaScript');
    await expect(plain).toContainText('PATCH/api/v1/users/me');
  });
});
