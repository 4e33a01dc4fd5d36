import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { LASTING_LOCKOUT } from '@rolecall/testkit/limits';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { confirmation, expectDashboard, openTab, openUser, signIn } from './steps.ts';

test.use({ settings: { EMAIL_VERIFICATION: 'required', RATE_LIMITS: LASTING_LOCKOUT } });

const TRIES = 12;

withAndWithoutJavaScript(() => {
  test('why sign-in fails is seen and fixed', async ({ page, visitor, server, admin, member }) => {
    await openUser(page, admin, member);
    await expect(page.getByText('Can’t sign in.')).toBeVisible();
    await page.getByRole('link', { name: 'See why and fix it' }).click();
    await expect(page).toHaveURL(/tab=sign-in$/);
    const verdict = page.getByRole('region', { name: /^Grace Hopper can/ });
    await expect(verdict).toContainText('Grace Hopper can’t sign in');
    await expect(verdict.getByRole('listitem')).toHaveText(['Email isn’t verified.']);
    const mails = page.getByRole('list', { name: 'Recent emails' }).getByRole('listitem');
    await expect(mails).toHaveCount(1);
    await page.getByRole('button', { name: 'Resend verification' }).click();
    await expect(page.getByText('Verification email sent.')).toBeVisible();
    await expect(mails).toHaveCount(2);
    await expect(mails.first()).toContainText('Verify email');

    const { auth } = apiClient(server.url);
    for (let n = 0; n < TRIES; n++) {
      const wrong = { email: member.email, password: 'not the password' };
      await auth.login.mutate(wrong).catch(() => undefined);
    }
    // Not a reload: without JavaScript that would send the form again.
    await openTab(page, 'Sign-in check');
    await expect(verdict.getByRole('listitem')).toHaveText([
      'Locked out after too many failed sign-ins.',
      'Email isn’t verified.',
    ]);
    const refused = page.getByRole('list', { name: 'Failed sign-ins' });
    await expect(refused.getByRole('listitem').first()).toContainText('Wrong password');
    await page.getByRole('button', { name: 'Clear lockout' }).click();
    await expect(page.getByText('can try again now')).toBeVisible();
    await expect(verdict.getByRole('listitem')).toHaveText(['Email isn’t verified.']);

    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Mark email as verified' }).click();
    await confirmation(page, 'Mark email as verified').click();
    await expect(verdict).toContainText('Grace Hopper can sign in');
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await confirmation(page, 'Deactivate').click();
    await expect(verdict).toContainText('Account is deactivated.');
    await page.getByRole('main').getByRole('button', { name: 'Activate' }).click();
    await expect(verdict).toContainText('Grace Hopper can sign in');
    const theirs = await visitor();
    await signIn(theirs, member);
    await expectDashboard(theirs, member);
  });
});

test('what a click changes shows, also when the page was just loading', async ({
  page,
  server,
  admin,
  member,
}) => {
  await openUser(page, admin, member);
  await openTab(page, 'Sign-in check');
  const { auth } = apiClient(server.url);
  for (let n = 0; n < TRIES; n++) {
    const wrong = { email: member.email, password: 'not the password' };
    await auth.login.mutate(wrong).catch(() => undefined);
  }
  await openTab(page, 'Sign-in check');
  const clear = page.getByRole('button', { name: 'Clear lockout' });
  await expect(clear).toBeVisible();
  const isCleared = page.waitForResponse(
    (response) => response.url().includes('clearThrottle') && response.ok(),
  );
  const isRead = Promise.withResolvers<void>();
  // The page as it is read before the click arrives after what the click did.
  await page.route(
    /__data\.json/,
    async (route) => {
      const response = await route.fetch();
      isRead.resolve();
      await isCleared;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await openTab(page, 'Sign-in check');
  await isRead.promise;
  await clear.click();
  await expect(page.getByText('can try again now')).toBeVisible();
  const verdict = page.getByRole('region', { name: /^Grace Hopper can/ });
  await expect(verdict.getByRole('listitem')).toHaveText(['Email isn’t verified.']);
});

test('who never chose a password is invited again', async ({ page, server, admin }) => {
  const { admin: api } = await signedInClient(server.url, admin);
  const { id } = await api.users.create.mutate({ email: `invited.${Date.now()}@example.com` });
  await signIn(page, admin, `/login?next=${encodeURIComponent(`/admin/users/${id}?tab=sign-in`)}`);
  await expect(page.getByText('No password is set yet.').first()).toBeVisible();
  await expectNoViolations(page, 'the sign-in check');
  await page.getByRole('button', { name: 'Resend invitation' }).first().click();
  await expect(page.getByText('Invitation sent.')).toBeVisible();
  await openTab(page, 'Emails');
  await expect(page.getByRole('list', { name: 'Emails' }).getByText('Invitation')).toHaveCount(2);
});
