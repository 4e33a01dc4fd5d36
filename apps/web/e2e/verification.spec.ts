import { mailedLink } from '@rolecall/testkit/mailbox';
import { expect, test } from './fixtures.ts';
import { expectDashboard, signIn } from './steps.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the dashboard sends the confirmation again, and only the newest link works', async ({
      page,
      server,
      member,
      consoleWatch,
    }) => {
      consoleWatch.expectError(/status of 400/);
      const first = await mailedLink(server.url, member.email, '/verify-email');
      await signIn(page, member);
      await expectDashboard(page, member);
      await page.getByRole('button', { name: 'Send the link again' }).click();
      await expect(page.getByRole('status')).toContainText(`on its way to ${member.email}`);
      const second = await mailedLink(server.url, member.email, '/verify-email', first);

      await page.goto(first);
      await page.getByRole('button', { name: 'Verify email' }).click();
      await expect(page.getByRole('alert')).toContainText('not valid any more');
      await page.getByRole('link', { name: 'Send me a new link' }).click();
      await expect(page).toHaveURL(/\/resend-verification$/);

      await page.goto(second);
      await page.getByRole('button', { name: 'Verify email' }).click();
      await expectDashboard(page, member);
      await expect(page.getByText('Email verified')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Send the link again' })).toHaveCount(0);
    });
  });
}
