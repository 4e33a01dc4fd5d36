import { mailedLink } from '@rolecall/testkit/mailbox';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { expectDashboard, signIn } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('the dashboard sends the confirmation again, and only the newest link works', async ({
    page,
    server,
    member,
  }) => {
    const first = await mailedLink(server.url, member.email, '/verify-email');
    await signIn(page, member);
    await expectDashboard(page, member);
    await page.getByRole('button', { name: 'Resend link' }).click();
    await expect(page.getByRole('status')).toContainText(`A link is on its way to ${member.email}`);
    const second = await mailedLink(server.url, member.email, '/verify-email', first);

    await page.goto(first);
    await expect(page.getByRole('alert')).toContainText('replaced by a newer one');
    await page.getByRole('link', { name: 'Request a new link' }).click();
    await expect(page).toHaveURL(/\/resend-verification$/);

    await page.goto(second);
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expectDashboard(page, member);
    await expect(page.getByText('Email verified', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resend link' })).toHaveCount(0);

    await page.goto(second);
    await expect(page.getByRole('status')).toContainText('already verified');
  });
});
