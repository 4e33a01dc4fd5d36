import { expect, test } from './fixtures.ts';

test.use({ settings: { PASSWORD_MIN_LENGTH: '15' } });

test('the meter asks for as many characters as the operator set', async ({ page }) => {
  await page.goto('/register');
  const field = page.getByLabel('Password', { exact: true });
  const advice = page.getByRole('status');
  await field.fill('xK9#mQ2$vB4!zR');
  await expect(advice).toContainText('Use at least 15 characters.');
  await field.fill('xK9#mQ2$vB4!zR7');
  await expect(advice).toContainText('Strong.');
});
