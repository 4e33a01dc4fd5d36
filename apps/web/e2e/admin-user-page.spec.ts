import { apiClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import {
  confirmation,
  doAction,
  expectDashboard,
  openSignedIn,
  openTab,
  openUser,
  signedInElsewhere,
  signIn,
} from './steps.ts';

withAndWithoutJavaScript(() => {
  test('an administrator mends a profile and an email', async ({ page, server, admin, member }) => {
    expectConsoleError(/status of 4(00|09)/);
    const other = newPerson('Rosalind', 'Franklin');
    await apiClient(server.url).auth.register.mutate({ ...other, username: `r${Date.now()}` });
    await openUser(page, admin, member);

    const profile = page.locator('#profile');
    await profile.getByLabel('Username').fill('a');
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByLabel('Username')).toHaveAccessibleDescription(/3 to 32/);
    await profile.getByLabel('Username').fill(`grace-${Date.now()}`);
    await profile.getByLabel('First name').fill('明美');
    await profile.getByLabel('Last name').fill('');
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByRole('status')).toHaveText('Profile saved.');
    await expect(page.getByRole('heading', { name: '明美', exact: true })).toBeVisible();

    // What else changed on the page is no conflict for the form that is still open.
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Make admin' }).click();
    await confirmation(page, 'Make admin').click();
    await expect(page.getByText('明美 is now an admin.')).toBeVisible();
    // Journeys that share this server count on one administrator only.
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Remove admin role' }).click();
    await confirmation(page, 'Remove admin role').click();
    await expect(page.getByText('明美 is no longer an admin')).toBeVisible();
    await profile.getByLabel('Last name').fill('山田');
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: '明美 山田', exact: true })).toBeVisible();

    const emailCard = page.locator('#change-email');
    await emailCard.getByLabel('Email', { exact: true }).fill(other.email);
    await emailCard.getByRole('button', { name: 'Change email' }).click();
    await expect(emailCard.getByLabel('Email', { exact: true })).toHaveAccessibleDescription(
      /already exists/,
    );
    await emailCard.getByLabel('Email', { exact: true }).fill(`new.${member.email}`);
    await emailCard.getByLabel('Mark as verified').check();
    await emailCard.getByRole('button', { name: 'Change email' }).click();
    await expect(emailCard.getByRole('status')).toContainText(
      `Email changed. new.${member.email} is verified.`,
    );
    await expect(page.getByText('Email verified')).toBeVisible();

    await openTab(page, 'Activity');
    const activity = page.getByRole('list', { name: 'Activity' });
    await expect(activity).toContainText('Last name: Hopper → became empty');
    await expect(activity).toContainText('Role: User → became Admin');
    await openTab(page, 'Emails');
    await expect(page.getByRole('list', { name: 'Emails' })).toContainText('Role changed');
    await openTab(page, 'Posts');
    await expect(page.getByText('No comments yet.')).toBeVisible();
  });

  test('sign a user out, then delete them', async ({ page, visitor, server, admin, member }) => {
    expectConsoleError(/status of 40[01]/);
    const theirs = await signedInElsewhere(visitor, member);
    await openUser(page, admin, member);
    await openTab(page, 'Security');
    await expect(page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(2);
    await doAction(page, 'Sign out everywhere');
    await expect(page.getByText('This user was signed out everywhere.')).toBeVisible();
    await expect(page.getByText('No active sessions.')).toBeVisible();
    await theirs.reload();
    await expect(theirs).toHaveURL(/\/login/);

    await page.getByRole('button', { name: 'Send password reset' }).click();
    await expect(page.getByText('Password reset email sent.')).toBeVisible();
    await mailedLink(server.url, member.email, '/reset-password');

    await openTab(page, 'Danger zone');
    await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click();
    const remove = confirmation(page, 'Delete');
    await remove.click();
    const typed = page.getByLabel(/to confirm$/);
    await expect(typed).toHaveAccessibleDescription(`Type ${member.email} to confirm.`);
    await typed.fill('somebody@example.com');
    await remove.click();
    await expect(typed).toHaveAccessibleDescription(`Type ${member.email} to confirm.`);
    await typed.fill(member.email.toUpperCase());
    await remove.click();
    await expect(page).toHaveURL(/\/admin\/users$/);
    await expect(page.getByText('User deleted')).toBeVisible();
    await signIn(theirs, member);
    await expect(theirs.getByRole('alert')).toContainText('wrong');
  });
});

test('an account is made with a password, and a weak one is refused', async ({
  page,
  visitor,
  admin,
}) => {
  expectConsoleError(/status of 400/);
  const person = newPerson('Niklaus', 'Wirth');
  await openSignedIn(page, admin, '/admin/users/new');
  await page.getByRole('link', { name: 'Set a password yourself instead' }).click();
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByLabel('Last name').fill(person.lastName);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  expect(await page.content()).not.toContain('value="short"');
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page).toHaveURL(/\/admin\/users\/usr_\w+$/);
  const theirs = await visitor();
  await signIn(theirs, person);
  await expectDashboard(theirs, person);
});

test('the own page leads to the settings for what is one’s own', async ({ page, admin }) => {
  await openUser(page, admin, admin);
  await openTab(page, 'Danger zone');
  await expect(page.getByRole('main').getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await openTab(page, 'Security');
  await expect(page.getByRole('button', { name: 'Sign out everywhere' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Manage them in your security settings' }).click();
  await expect(page).toHaveURL(/\/settings\/security#sessions$/);
});
