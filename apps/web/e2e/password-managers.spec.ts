// The pages as they open are looked at in screenshots.spec.ts: here is what becomes of them.
import { apiClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { ageSessions } from './age-sessions.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { expectPasswordForms } from './password-forms.ts';
import { openSignedIn } from './steps.ts';

test('a mailed link says whose password it is, also after a mistake', async ({
  page,
  server,
  member,
}) => {
  expectConsoleError(/status of 400/);
  await apiClient(server.url).auth.forgotPassword.mutate({ email: member.email });
  await page.goto(await mailedLink(server.url, member.email, '/reset-password'));
  await expectPasswordForms(page, 1, member.email);
  await page.getByLabel('New password', { exact: true }).fill('qwertyuiop[]');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('common')).toBeVisible();
  await expectPasswordForms(page, 1, member.email);
  await page.reload();
  await page.getByLabel('New password', { exact: true }).fill('seven quiet harbors');
  await expect(page.getByText('Strong.')).toBeVisible();
});

test('asked for again, the password is that of whoever is signed in', async ({
  page,
  server,
  admin,
}) => {
  await openSignedIn(page, admin, '/admin/users');
  ageSessions(server);
  await page.getByRole('link', { name: 'Download CSV' }).click();
  await expect(page.getByLabel('Confirm your password to continue')).toBeFocused();
  await expectPasswordForms(page, 1, admin.email);
});
