import { signedInClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { confirmation, doAction, expectDashboard, openSignedIn, openTab } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('a pasted list is invited, and each of it is answered', async ({
    page,
    server,
    admin,
    member,
  }) => {
    expectConsoleError(/status of 400/);
    const [grace, barbara] = [newPerson('Grace'), newPerson('Barbara', 'Liskov')];
    await openSignedIn(page, admin, '/admin/users');
    await page.getByRole('link', { name: 'Invite user' }).click();
    const emails = page.getByLabel('Emails');
    const send = page.getByRole('button', { name: 'Send invitation' });
    const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
    await send.click();
    await expect(emails).toHaveAccessibleDescription(/Enter at least one email/);
    await emails.fill('nobody@, somebody@');
    await send.click();
    await expect(results).toHaveCount(2);
    await expect(results.filter({ hasText: 'Line' })).toHaveCount(0);

    const list = [
      `Grace Hopper <${grace.email}>; ${member.email}`,
      'nobody@',
      barbara.email,
      barbara.email,
    ].join('\n');
    await emails.fill(list);
    await page.getByLabel('Send no invitations').check();
    await send.click();
    await expect(page.getByRole('alert')).toHaveText('No invitations sent.');
    await expect(results).toHaveCount(5);
    await expect(results.filter({ hasText: 'because others' })).toHaveCount(2);
    await expect(emails).toHaveValue(list);

    await page.getByLabel('Send no invitations').uncheck();
    await send.click();
    await expect(page.getByText('2 invitations sent. 3 not sent.')).toBeVisible();
    await expect(results.filter({ hasText: 'Line 1' }).first()).toContainText(member.email);
    await expect(results.filter({ hasText: 'Not a valid email' })).toContainText('Line 2');
    await expect(results.filter({ hasText: 'Listed more than once' })).toContainText('Line 4');
    await expect(emails).toHaveValue('nobody@');
    await mailedLink(server.url, barbara.email, '/accept-invitation');
    await page.getByRole('link', { name: grace.email }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grace Hopper');
    await expect(page.getByText('Invited', { exact: true }).first()).toBeVisible();
  });

  test('an invitation is resent, copied and accepted', async ({ page, visitor, server, admin }) => {
    test.slow();
    expectConsoleError(/status of 400/);
    const person = newPerson('Barbara', 'Liskov');
    await openSignedIn(page, admin, '/admin/users/new');
    await page.getByLabel('Emails').fill(`Barbara Liskov <${person.email}>`);
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await expect(page).toHaveURL(/\/admin\/users\/usr_\w+$/);
    await expect(page.getByText('Invitation sent. The link in it')).toBeVisible();
    const mailed = await mailedLink(server.url, person.email, '/accept-invitation');
    const card = page.locator('#invitation');
    await page.reload();
    await expect(card).toContainText('haven’t accepted yet');
    await expect(card).toContainText('Expires');
    await expect(page.getByText('Can’t sign in.')).toHaveCount(0);

    await card.getByRole('button', { name: 'Resend invitation' }).click();
    await expect(page.getByText('Only the newest link works')).toBeVisible();
    const resent = await mailedLink(server.url, person.email, '/accept-invitation', mailed);
    await card.getByRole('button', { name: 'Create invitation link' }).click();
    const field = card.getByLabel('Invitation link');
    await expect(field).toHaveValue(/\/accept-invitation\?token=/);
    const copied = await field.inputValue();
    await openTab(page, 'Security');
    await expect(page.getByRole('button', { name: 'Send password reset' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Sessions' })).toHaveCount(0);
    await openTab(page, 'Profile');
    await expect(field).toHaveCount(0);
    await openTab(page, 'Activity');
    const events = page.getByRole('list', { name: 'Activity' });
    for (const said of ['invited', 'created an invitation link for', 'sent a new invitation to']) {
      await expect(events).toContainText(`Ada Lovelace ${said} Barbara Liskov`);
    }

    const theirs = await visitor();
    await theirs.goto(String(resent));
    await expect(theirs.getByRole('alert')).toContainText('replaced by a newer one');
    await theirs.goto(copied);
    await expect(theirs.getByRole('heading')).toHaveText('Welcome, Barbara');
    await expect(theirs.getByRole('main')).toContainText(person.email);
    await expect(theirs.getByLabel('Last name')).toHaveValue('Liskov');
    await theirs.getByLabel('Password', { exact: true }).fill('passwordpassword');
    await theirs.getByRole('button', { name: 'Accept invitation' }).click();
    const password = theirs.getByLabel('Password', { exact: true });
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await password.fill(person.password);
    await theirs.getByRole('button', { name: 'Accept invitation' }).click();
    await expectDashboard(theirs, person);
    await theirs.goto(copied);
    await expect(theirs.getByRole('alert')).toHaveText('This invitation was already accepted.');
    await expect(theirs.getByRole('link', { name: 'Go home' })).toBeVisible();
    await openTab(page, 'Profile');
    await expect(card).toHaveCount(0);
  });

  test('a revoked invitation says so, and what to do', async ({ page, visitor, server, admin }) => {
    expectConsoleError(/status of 400/);
    const person = newPerson('Barbara', 'Liskov');
    const { email } = person;
    const api = await signedInClient(server.url, admin);
    const { items } = await api.admin.users.invite.mutate({ emails: [email] });
    const link = await mailedLink(server.url, email, '/accept-invitation');
    const theirs = await visitor();
    await theirs.goto(String(link));
    await theirs.getByLabel('Password', { exact: true }).fill(person.password);
    await openSignedIn(page, admin, `/admin/users/${items[0]?.userId}`);
    await doAction(page, 'Revoke invitation');
    await expect(page).toHaveURL(/\/admin\/users$/);
    await expect(page.getByText('Invitation revoked.')).toBeVisible();

    await theirs.getByRole('button', { name: 'Accept invitation' }).click();
    await expect(theirs.getByRole('alert')).toHaveText('This invitation was revoked.');
    await theirs.goto(String(link));
    await expect(theirs.getByRole('alert')).toHaveText('This invitation was revoked.');
    await expect(theirs.getByRole('main')).toContainText('ask the person who invited you');
    // The page says the same once the email has an account: someone else may have the link.
    const text = await theirs.getByRole('main').textContent();
    await api.admin.users.create.mutate(person);
    await theirs.goto(String(link));
    expect(await theirs.getByRole('main').textContent()).toBe(text);
    await theirs.getByRole('link', { name: 'Sign in' }).click();
    await expect(theirs).toHaveURL(/\/login$/);
  });
});

test('an invitation whose account was deactivated says so, and whom to ask', async ({
  page,
  server,
  admin,
}) => {
  const { email } = newPerson('Radia', 'Perlman');
  const api = await signedInClient(server.url, admin);
  const { items } = await api.admin.users.invite.mutate({ emails: [email] });
  const link = await mailedLink(server.url, email, '/accept-invitation');
  await api.admin.users.deactivate.mutate({ id: items[0]?.userId ?? '' });
  await page.goto(String(link));
  await expect(page.getByRole('alert')).toHaveText(
    'This account was deactivated before the invitation was accepted.',
  );
  await expect(page.getByRole('main')).toContainText(
    'Ask the person who invited you, or an administrator, to activate it and invite you again.',
  );
  await expectNoViolations(page, 'an invitation of a deactivated account');
});

test('the list offers what can be done about an invitation', async ({ page, server, admin }) => {
  const { email } = newPerson();
  const api = await signedInClient(server.url, admin);
  await api.admin.users.invite.mutate({ emails: [email] });
  await openSignedIn(page, admin, '/admin/users');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Invited' })
    .click();
  await expect(page).toHaveURL(/status=invited/);
  await page.getByRole('searchbox', { name: 'Search' }).fill(email);
  await expect(page.getByText('1 user found')).toBeVisible();
  await page.locator('tbody').getByRole('checkbox').first().check();
  await page
    .getByRole('region', { name: 'Selected users' })
    .getByRole('button', { name: 'Resend invitation' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resend invitation' }).click();
  await expect(page.getByText('Invitations resent to 1 user').first()).toBeVisible();
  const menu = page.locator('tbody tr').getByRole('button', { name: /^Actions for/ });
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'Send password reset' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Resend invitation' }).click();
  const toast = page.getByText('Invitation sent.');
  await expect(toast).toBeVisible();
  await expect(toast).toHaveCSS('font-family', /^"Inter Variable"/);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Revoke invitation' }).click();
  await confirmation(page, 'Revoke invitation').click();
  await expect(page.getByText('Invitation revoked.')).toBeVisible();
  await expect(page.getByText('No users match these filters')).toBeVisible();
});

test('a deactivated invitation says that its link is dead', async ({ page, server, admin }) => {
  const api = await signedInClient(server.url, admin);
  const { items } = await api.admin.users.invite.mutate({ emails: [newPerson().email] });
  await openSignedIn(page, admin, `/admin/users/${items[0]?.userId}`);
  await openTab(page, 'Danger zone');
  await doAction(page, 'Deactivate');
  await expect(page.getByText('Their invitation no longer works.')).toBeVisible();
});

test('inviting has no WCAG 2.2 AA violations', async ({ page, server, admin }) => {
  const { email } = newPerson();
  await openSignedIn(page, admin, '/admin/users/new');
  await page.getByLabel('Emails').fill(`${email}\nnobody`);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('1 invitation sent. 1 not sent.')).toBeVisible();
  await expectNoViolations(page, 'the results');
  const link = await mailedLink(server.url, email, '/accept-invitation');
  await page.getByRole('link', { name: email }).click();
  await page.getByRole('button', { name: 'Create invitation link' }).click();
  await expect(page.getByLabel('Invitation link')).toBeVisible();
  await expectNoViolations(page, 'the card of an invitation');
  await doAction(page, 'Revoke invitation');
  await expect(page.getByText('Invitation revoked.')).toBeVisible();
  await page.goto(String(link));
  await expectNoViolations(page, 'a link that does nothing any more');
});
