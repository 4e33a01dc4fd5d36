import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { expectDashboard, register, signIn } from './steps.ts';

test.use({ settings: { EMAIL_VERIFICATION: 'required' } });

withAndWithoutJavaScript(() => {
  test('no one signs in before the email is verified', async ({ page, server }) => {
    expectConsoleError(/status of 401/);
    const person = newPerson();
    await register(page, person);
    await expect(page).toHaveURL(/\/login$/);
    await expect(page.getByRole('status')).toContainText('Open the link in the email');
    await expect(page.getByRole('link', { name: 'No email? Request a new link' })).toHaveAttribute(
      'href',
      '/resend-verification',
    );
    const first = await mailedLink(server.url, person.email, '/verify-email');

    await signIn(page, person);
    await expect(page.getByRole('alert')).toContainText('or the email is not verified yet');
    await page.getByRole('button', { name: 'Resend link' }).click();
    await expect(page).toHaveURL(/\/resend-verification$/);
    await expect(page.getByRole('status')).toContainText('we sent a link to it');

    await page.goto(await mailedLink(server.url, person.email, '/verify-email', first));
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
      /password is wrong/,
    );
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expectDashboard(page, person);
  });

  test('the owner of an email that a stranger registered makes the account their own', async ({
    page,
    visitor,
    server,
  }) => {
    expectConsoleError(/status of 40[01]/);
    const stranger = newPerson('Mallory', 'Stranger');
    await register(await visitor(), stranger);
    const link = await mailedLink(server.url, stranger.email, '/verify-email');
    await page.goto(link);
    const field = page.getByLabel('New password', { exact: true });
    await field.fill('short');
    await page.getByRole('button', { name: 'Set password and verify' }).click();
    await expect(field).toHaveAccessibleDescription(/at least/);
    const owner = { ...stranger, password: 'nine calm lanterns ashore' };
    await field.fill(owner.password);
    await page.getByRole('button', { name: 'Set password and verify' }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole('main')).not.toContainText('Mallory');

    const theirs = await visitor();
    await signIn(theirs, stranger);
    await expect(theirs.getByRole('alert')).toContainText('wrong');
    await theirs.goto(link);
    await expect(theirs.getByRole('status')).toContainText('already verified');
    await theirs.getByRole('link', { name: 'Sign in' }).click();
    await expect(theirs).toHaveURL(/\/login$/);
  });

  test('registering a taken email looks the same as a new one', async ({ page, admin }) => {
    await register(page, { ...newPerson(), email: admin.email });
    await expect(page).toHaveURL(/\/login$/);
  });
});
