import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn, signedInElsewhere, signIn } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('names change, also in the frame around the page', async ({ page, member }) => {
    const username = `G.${newPerson().email.slice(-20, -12)}`;
    await signIn(page, member);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page).toHaveURL(/\/settings\/profile$/);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByLabel('First name').fill('Rear Admiral Grace');
    await page.getByLabel('Last name').fill('');
    await page.getByLabel('Username').fill(username);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toHaveText('Profile saved.');
    await expect(page.getByLabel('Username')).toHaveValue(username.toLowerCase());
    await expect(page.getByRole('button', { name: 'Your account:' })).toContainText(
      'Rear Admiral Grace',
    );
    await page.reload();
    await expect(page.getByLabel('Last name')).toHaveValue('');
  });

  test('mistakes are shown at their fields', async ({ page, member }) => {
    expectConsoleError(/status of 400/);
    await openSignedIn(page, member, '/settings/profile');
    await page.getByLabel('Username').fill('a b');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/Use 3 to 32 letters/);
    await expect(page.getByLabel('Username')).toBeFocused();
    await expect(page.getByLabel('First name')).toHaveValue('Grace');
  });
});

test('a username that is taken is named at its field', async ({ page, visitor, member, admin }) => {
  expectConsoleError(/status of 409/);
  const theirs = await signedInElsewhere(visitor, admin, '/settings/profile');
  const taken = await theirs.getByLabel('Username').inputValue();
  await openSignedIn(page, member, '/settings/profile');
  await page.getByLabel('Username').fill(taken.toUpperCase());
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/);
  await expect(page.getByLabel('Username')).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

withAndWithoutJavaScript(() => {
  test('what was typed survives the end of the session', async ({ page, visitor, member }) => {
    const other = await signedInElsewhere(visitor, member, '/settings/security');
    await openSignedIn(page, member, '/settings/profile');
    await other.getByRole('button', { name: 'Sign out all others' }).click();
    await expect(other.getByText('All other sessions signed out.')).toBeVisible();
    await page.getByLabel('First name').fill('Nobody');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(/\/login\?next=%2Fsettings%2Fprofile$/);
    await signIn(page, member, page.url());
    await expect(page.getByLabel('First name')).toHaveValue('Nobody');
    await expect(page.getByRole('status')).toContainText(
      'Your session ended before this was saved.',
    );
    // It was not saved, and is only there once.
    await page.goto('/settings/profile');
    await expect(page.getByLabel('First name')).toHaveValue(member.firstName);
  });
});
