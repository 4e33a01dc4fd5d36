import { mailboxAt, mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import {
  expectDashboard,
  expectShutOut,
  openSignedIn,
  signedInElsewhere,
  signIn,
  signOut,
} from './steps.ts';

const SECURITY = '/settings/security';
const NEW_PASSWORD = 'seven quiet harbours';

withAndWithoutJavaScript(() => {
  test('a new password signs out other browsers', async ({ page, visitor, server, member }) => {
    expectConsoleError(/status of 40[01]/);
    const other = await signedInElsewhere(visitor, member);
    await openSignedIn(page, member, SECURITY);

    const change = async (current: string, next: string) => {
      await page.getByLabel('Current password', { exact: true }).fill(current);
      await page.getByLabel('New password', { exact: true }).fill(next);
      await page.getByRole('button', { name: 'Change password' }).click();
    };
    await change('not the password', NEW_PASSWORD);
    await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/wrong/);
    await change(member.password, 'passwordpassword');
    await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(
      /most common/,
    );
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await page.content()).not.toContain(member.password);

    await change(member.password, NEW_PASSWORD);
    await expect(page.getByText('Password changed.')).toBeVisible();
    await expect(page.getByLabel('Current password')).toHaveValue('');
    await mailboxAt(server.url).mailTo(member.email, /^Your password was changed$/);

    await expectShutOut(other, member);
    await signIn(other, { ...member, password: NEW_PASSWORD });
    await expectDashboard(other, member);
  });

  test('an email changes once the new one is verified', async ({
    page,
    visitor,
    server,
    member,
  }) => {
    expectConsoleError(/status of 40[01]/);
    const { email } = newPerson();
    await openSignedIn(page, member, SECURITY);
    const ask = async (email: string, password: string) => {
      await page.getByLabel('New email').fill(email);
      await page.getByLabel('Your password').fill(password);
      await page.getByRole('button', { name: 'Change email' }).click();
    };
    await ask(member.email, member.password);
    await expect(page.getByLabel('New email')).toHaveAccessibleDescription(/already your email/);
    await ask(email, 'not the password');
    await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(/wrong/);
    await expect(page.getByLabel('New email')).toHaveValue(email);
    await ask(email, member.password);
    await expect(page.getByText(`If ${email} can be used, we sent a link to it`)).toBeVisible();
    await mailboxAt(server.url).mailTo(member.email, /^Email change requested$/);

    const link = await mailedLink(server.url, email, '/confirm-email-change');
    const theirs = await visitor();
    const opened = await theirs.goto(link);
    expect(opened?.headers()['referrer-policy']).toBe('no-referrer');
    await theirs.getByRole('button', { name: 'Verify email' }).click();
    await expect(theirs).toHaveURL(/\/login$/);
    await mailboxAt(server.url).mailTo(member.email, /^Your email was changed$/);

    // As mails of earlier versions had it.
    await page.goto(link.replace('/confirm-email-change?', '/confirm-email?'));
    await expect(page).toHaveURL(link);
    await expect(page.getByRole('status')).toContainText(`already uses ${email}`);
    await page.goto(SECURITY);
    await expect(page.getByText(`You sign in with ${email}.`)).toBeVisible();
    await signOut(page);
    await signIn(page, { ...member, email });
    await expectDashboard(page, member);
  });

  test('an email that someone has gets the same answer', async ({ page, admin, member }) => {
    await openSignedIn(page, member, SECURITY);
    await page.getByLabel('New email').fill(admin.email);
    await page.getByLabel('Your password').fill(member.password);
    await page.getByRole('button', { name: 'Change email' }).click();
    await expect(page.getByText(`If ${admin.email} can be used`)).toBeVisible();
  });

  test('confirming while signed in leads to the dashboard', async ({ page, server, member }) => {
    const { email } = newPerson();
    await openSignedIn(page, member, SECURITY);
    await page.getByLabel('New email').fill(email);
    await page.getByLabel('Your password').fill(member.password);
    await page.getByRole('button', { name: 'Change email' }).click();
    await page.goto(await mailedLink(server.url, email, '/confirm-email-change'));
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByText('Email changed.')).toBeVisible();
  });
});
