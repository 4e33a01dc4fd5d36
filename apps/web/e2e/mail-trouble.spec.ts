import { expectNoViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

// A provider that no one can reach: the port for discarding, where nothing listens.
test.use({ settings: { RESEND_API_KEY: 're_test', RESEND_BASE_URL: 'http://127.0.0.1:9' } });

test('mail that cannot be sent is shown with what is wrong and when it is tried again', async ({
  page,
  admin,
  member,
}) => {
  test.slow();
  await openSignedIn(page, admin, '/admin');
  const trouble = page.getByRole('list', { name: 'Email delivery issues' });
  await expect(async () => {
    await page.reload();
    await expect(trouble).toContainText(member.email, { timeout: 500 });
  }).toPass();
  await expect(trouble).toContainText('Next attempt');
  await expectNoViolations(page, '/admin with email delivery issues');

  await page.goto(`/admin/mail?user=${member.email}&status=queued`);
  const mails = page.getByRole('list', { name: 'Emails' });
  await expect(mails).toContainText('Queued');
  await expect(mails).toContainText('Next attempt');
  await expectNoViolations(page, '/admin/mail with email delivery issues');
});
