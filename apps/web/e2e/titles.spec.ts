import { expect, test } from './fixtures.ts';
import { openSignedIn, openUser } from './steps.ts';

test('a window is called after its page and those above it', async ({ page, admin, member }) => {
  for (const [path, title] of [
    ['/login', 'Sign in · Rolecall'],
    ['/forgot-password', 'Reset your password · Rolecall'],
    ['/accept-invitation', 'Accept your invitation · Rolecall'],
    ['/setup', 'Set up Rolecall'],
    ['/dev/mail', 'Local mailbox · Rolecall'],
  ] as const) {
    await page.goto(path);
    await expect(page).toHaveTitle(title);
  }
  await openSignedIn(page, admin, '/');
  await expect(page).toHaveTitle('Dashboard · Rolecall');
  await page.goto('/admin/users/new');
  await expect(page).toHaveTitle('Invite user · Users · Rolecall');
  await openUser(page, admin, member);
  await expect(page).toHaveTitle('Grace Hopper · Users · Rolecall');

  // The same without a new document.
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page).toHaveTitle('Profile · Settings · Rolecall');
  await page.getByRole('link', { name: 'Your data' }).click();
  await expect(page).toHaveTitle('Your data · Settings · Rolecall');
});
