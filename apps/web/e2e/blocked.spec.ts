import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn, openTab } from './steps.ts';
import { csv, uploadUsers } from './upload-users.ts';

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('who is blocked is listed by cause, and helped', async ({ page, server, admin, member }) => {
    const { users } = (await signedInClient(server.url, admin)).admin;
    const { id } = await users.find.query({ user: member.email });
    await users.deactivate.mutate({ id });

    await openSignedIn(page, admin, '/admin');
    await page.getByRole('link', { name: 'Blocked' }).click();
    await expect(page.getByRole('heading', { name: /^Deactivated \(\d+\)$/ })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Deactivated' })).toContainText(member.email);
    await page.getByRole('link', { name: 'Activate…' }).click();
    await expect(page.getByText(/Activate \d+ users?\?/)).toBeVisible();
    await page.getByRole('button', { name: 'Activate' }).click();
    await expect(page.getByText(/\d+ users? activated\./)).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Deactivated/ })).toHaveCount(0);

    await page.getByLabel('Sign-in check for an email').fill('stranger@example.com');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('No account uses stranger@example.com')).toBeVisible();
    if (javaScriptEnabled) await expectNoViolations(page, '/admin/blocked');
    await page.getByLabel('Sign-in check for an email').fill(member.email);
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page).toHaveURL(`/admin/users/${id}?tab=sign-in`);
  });
});

withAndWithoutJavaScript(() => {
  test('who was imported and not invited is sent a first invitation', async ({
    page,
    server,
    admin,
  }) => {
    const email = `${crypto.randomUUID()}@x.example`;
    await openSignedIn(page, admin, '/admin/imports');
    await uploadUsers(page, csv(`email\n${email}\n`));
    await page.getByRole('button', { name: 'Import 1 user' }).click();
    await expect(page.getByText('1 user added.')).toBeVisible();

    const { users } = (await signedInClient(server.url, admin)).admin;
    const { id } = await users.find.query({ user: email });
    await page.goto(`/admin/users/${id}?tab=sign-in`);
    await expect(page.getByText('They were imported without one')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resend invitation' })).toHaveCount(0);
    await openTab(page, 'Profile');
    const card = page.locator('#invitation');
    await expect(card).toContainText('no invitation was sent');
    await expect(card.getByRole('button', { name: 'Send invitation' })).toBeVisible();

    await page.goto('/admin/blocked');
    await expect(page.getByRole('list', { name: 'Not invited yet' })).toContainText(email);
    const group = page.locator('#notInvited');
    await group.getByRole('link', { name: 'Send invitations…' }).click();
    await group.getByRole('button', { name: 'Send invitations' }).click();
    await expect(page.getByText(/^Invitations .* \d+ user/)).toBeVisible();
    await page.goto(`/admin/users/${id}`);
    await expect(card.getByRole('button', { name: 'Resend invitation' })).toBeVisible();
    await users.delete.mutate({ id });
  });

  test('those who are not named are behind a link', async ({ page, server, admin }) => {
    const lastName = await makeUsers(server.url, admin, 12);
    const { users } = (await signedInClient(server.url, admin)).admin;
    await users.bulk.mutate({ action: 'deactivate', filter: { q: lastName } });
    await openSignedIn(page, admin, '/admin/blocked');
    const group = page.locator('#deactivated');
    const named = group.getByRole('listitem');
    await expect(named).toHaveCount(10);
    await group.getByRole('link', { name: /^and [\d,]+ more$/ }).click();
    await expect(page).toHaveURL('/admin/blocked?cause=deactivated');
    await expect(named.nth(11)).toBeVisible();
    await group.getByRole('link', { name: 'Activate…' }).click();
    await group.getByRole('button', { name: 'Activate' }).click();
    await expect(page.getByText(/\d+ users activated\./)).toBeVisible();
    await page.getByRole('link', { name: 'Show all reasons' }).click();
    await expect(page).toHaveURL('/admin/blocked');
  });
});
