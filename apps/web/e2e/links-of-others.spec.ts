import { signedInClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { askForReset, expectDashboard, signIn } from './steps.ts';

const NEW_PASSWORD = 'eleven brass compasses';

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('a link for another account says so', async ({ page, visitor, server, admin, member }) => {
    expectConsoleError(/status of 400/);
    const boss = await signedInClient(server.url, admin);
    const browserSessions = async () => {
      const { items } = await boss.user.sessions.query();
      return items.flatMap(({ id, kind }) => (kind === 'web' ? [id] : [])).sort();
    };
    const before = await browserSessions();
    await signIn(page, admin);
    await expectDashboard(page, admin);
    const notice = page
      .getByRole('status')
      .filter({ hasText: `signed in as Ada Lovelace (${admin.email})` });

    await page.goto(await mailedLink(server.url, member.email, '/verify-email'));
    await expect(notice).toContainText('doesn’t sign you out');
    await page.getByLabel('Password', { exact: true }).fill(member.password);
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expect(page.getByText(`${member.email} is verified`)).toBeVisible();

    const client = await signedInClient(server.url, member);
    const newEmail = newPerson().email;
    await client.user.requestEmailChange.mutate({ newEmail, password: member.password });
    await page.goto(await mailedLink(server.url, newEmail, '/confirm-email-change'));
    await expect(notice).toContainText('another account');
    await page.getByRole('button', { name: 'Verify email' }).click();
    await expect(page.getByText(`now has the email ${newEmail}`)).toBeVisible();

    await askForReset(await visitor(), newEmail);
    await page.goto(await mailedLink(server.url, newEmail, '/reset-password'));
    await expect(notice).toContainText('You stay signed in');
    const field = page.getByLabel('New password', { exact: true });
    await field.fill('short');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(field).toHaveAccessibleDescription(/at least/);
    await expect(notice).toBeVisible();
    if (javaScriptEnabled) await expectNoViolations(page, 'a link for another account');
    await field.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByText(`password for ${newEmail} was changed`)).toBeVisible();
    await page.getByRole('link', { name: 'Go home' }).click();
    await expectDashboard(page, admin);

    const invited = newPerson('Grace', 'Hopper');
    const { email, firstName, lastName } = invited;
    await boss.admin.users.create.mutate({ email, firstName, lastName });
    await page.goto(await mailedLink(server.url, email, '/accept-invitation'));
    await expect(notice).toContainText(`in as ${email}`);
    await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await expectDashboard(page, invited);
    const newcomer = await signedInClient(server.url, { ...invited, password: NEW_PASSWORD });
    const { items } = await newcomer.user.sessions.query();
    expect(items.filter(({ current }) => !current)).toMatchObject([{ kind: 'web' }]);
    const { events } = await newcomer.user.exportData.query();
    // The browser's, and that of this client.
    const sessions = events.filter(({ action }) => action.startsWith('session.'));
    expect(sessions.map(({ action }) => action)).toEqual(['session.started', 'session.started']);
    // None but those from before, of which the oldest may have made room.
    expect(before).toEqual(expect.arrayContaining(await browserSessions()));
  });
});
