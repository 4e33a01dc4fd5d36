import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, test } from './fixtures.ts';
import { expectDashboard, register, signIn } from './steps.ts';

test.use({ settings: { EMAIL_VERIFICATION: 'required' } });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('nobody signs in before the address is confirmed, and the link can be had again', async ({
      page,
      server,
      consoleWatch,
    }) => {
      consoleWatch.expectError(/status of 401/);
      const person = newPerson();
      await register(page, person);
      await expect(page).toHaveURL(/\/login\?notice=check-mail$/);
      await expect(page.getByRole('status')).toContainText('Open the link in the email');
      await expect(page.getByRole('link', { name: 'No email? Send it again' })).toHaveAttribute(
        'href',
        '/resend-verification',
      );
      const first = await mailedLink(server.url, person.email, '/verify-email');

      await signIn(page, person);
      await expect(page.getByRole('alert')).toContainText('or the email is not verified yet');
      await page.getByRole('button', { name: 'Send the link again' }).click();
      await expect(page).toHaveURL(/\/resend-verification$/);
      await expect(page.getByRole('status')).toContainText('we sent a link to it');

      await page.goto(await mailedLink(server.url, person.email, '/verify-email', first));
      await page.getByRole('button', { name: 'Verify email' }).click();
      await expect(page).toHaveURL(/\/login\?notice=verified$/);
      await signIn(page, person, page.url());
      await expectDashboard(page, person);
    });

    test('registering a taken address looks the same as a new one', async ({ page, admin }) => {
      await register(page, { ...newPerson(), email: admin.email });
      await expect(page).toHaveURL(/\/login\?notice=check-mail$/);
    });
  });
}
