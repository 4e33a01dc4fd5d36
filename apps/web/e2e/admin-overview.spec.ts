import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { doAction, openSignedIn, openTab, openUser, signedInElsewhere } from './steps.ts';

test('the overview counts, charts and leads on', async ({ page, admin, member }) => {
  await openSignedIn(page, admin, '/admin');
  await expect(page.getByRole('link', { name: /^All users \d+$/ })).toBeVisible();
  const signUps = page.getByRole('table', { name: 'Sign-ups per day' });
  await expect(signUps.getByRole('row')).toHaveCount(31);
  await expect(signUps.getByRole('row').last()).not.toContainText(/\b0$/);
  await expect(page.getByRole('table', { name: 'Sign-ins per day' })).toBeAttached();
  await expect(page.getByRole('list', { name: 'Newest users' })).toContainText(member.email);
  await expect(page.getByText('None.', { exact: true })).toBeVisible();
  await expect(page.getByText(/^No backups yet/)).toBeVisible();
  await page.getByRole('link', { name: /^Admins \d+$/ }).click();
  await expect(page).toHaveURL('/admin/users?role=admin');
  await expect(page.locator('#role')).toHaveValue('admin');
  await page.goto('/admin/users?verified=no');
  await expect(page.getByRole('status')).toContainText('found');
});

test('a chart tells each day to who points at it or moves through it', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin');
  const chart = page.getByRole('slider', { name: 'Sign-ins, day by day' });
  const card = page.locator('section').filter({ has: chart });
  await expect(card).toContainText(/Most on \d+ \w+ \d+: \d+ sign-ins?/);
  await chart.focus();
  await expect(chart).toHaveAttribute('aria-valuenow', '29');
  await expect(chart).toHaveAttribute('aria-valuetext', /: [1-9]\d* sign-ins?$/);
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /: 0 sign-ins$/);
  await expect(card.locator('p[aria-hidden]')).toHaveText(/: 0 sign-ins$/);
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('Tab');
  await expect(card).toContainText('Most on');
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not on the screen.');
  await page.mouse.move(box.x + box.width - 2, box.y + 5);
  await expect(chart).toHaveAttribute('aria-valuenow', '29');
  await expect(card.locator('p[aria-hidden]')).toHaveText(/: [1-9]\d* sign-ins?$/);
});

test('the overview splits everyone, and shows what was refused', async ({
  page,
  server,
  admin,
  member,
}) => {
  const anyone = apiClient(server.url);
  await expect(
    anyone.auth.login.mutate({ email: member.email, password: 'not the right one' }),
  ).rejects.toThrow();
  const theirs = await signedInClient(server.url, member);
  await expect(theirs.admin.stats.query()).rejects.toThrow();
  await openSignedIn(page, admin, '/admin');
  await expect(page.getByRole('list', { name: 'Role' })).toContainText(
    /Admins: 1 \([\d.]+%\)\s+Users: \d+ \([\d.]+%\)/,
  );
  const refused = page.getByRole('list', { name: 'Recent failures' });
  await expect(refused).toContainText('was denied access');
  await expect(refused).toContainText(/Failed sign-in for|entered a wrong password/);
  await page.getByRole('list', { name: 'Status' }).getByRole('link', { name: 'Active' }).click();
  await expect(page).toHaveURL('/admin/users?status=active');
});

test('the overview fits a telephone without violations', async ({ page, admin }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await openSignedIn(page, admin, '/admin');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole('slider', { name: 'Sign-ups, day by day' }).focus();
  await expectNoViolations(page, '/admin on a telephone');
});

test('the menu marks where one is, and offers others only what is theirs', async ({
  page,
  visitor,
  admin,
  member,
}) => {
  await openSignedIn(page, admin, '/admin');
  const menu = page.getByRole('navigation', { name: 'Main' });
  for (const [name, path] of [
    ['Overview', '/admin'],
    ['Users', '/admin/users'],
    ['Audit log', '/admin/audit'],
    ['Blocked', '/admin/blocked'],
    ['Emails', '/admin/mail'],
    ['Posts', '/posts'],
  ] as const) {
    await menu.getByRole('link', { name }).click();
    await expect(page).toHaveURL(path);
    await expect(menu.locator('[aria-current]')).toHaveText(name);
  }
  const theirs = await signedInElsewhere(visitor, member);
  await expect(theirs.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
    'Dashboard',
    'Posts',
    'Settings',
  ]);
});

withAndWithoutJavaScript(() => {
  test('the audit log is filtered by its URL', async ({ page, admin, member }) => {
    await openUser(page, admin, member);
    await openTab(page, 'Danger zone');
    await doAction(page, 'Deactivate');
    await expect(page.getByText('is deactivated and signed out')).toBeVisible();

    await page.goto('/admin/audit');
    const events = page.getByRole('list', { name: 'Events' }).locator('> li');
    await page.getByLabel('Target').fill(member.email);
    await page.getByLabel('Action').selectOption('User deactivated');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page).toHaveURL(/target=.*action=user\.deactivated/);
    await expect(events).toHaveCount(1);
    await expect(events).toContainText('Ada Lovelace deactivated Grace Hopper');
    await expect(events).toContainText('Status: Active → became Deactivated');
    await events.locator('summary').first().click();
    await events.locator('summary', { hasText: /^Revert/ }).click();
    await expect(events).toContainText('Set status of Grace Hopper back to Active?');
    await events.getByRole('button', { name: 'Revert', exact: true }).click();
    await expect(page.getByText('Change reverted').first()).toBeVisible();
    await expect(page).toHaveURL(/target=.*action=user\.deactivated/);
    await expect(events.locator('summary')).toHaveCount(1);
    const opened = events.locator('details[open]');
    if ((await opened.count()) === 0) await events.locator('summary').click();
    await events.getByRole('link', { name: /^Reverted by/ }).click();
    await expect(page).toHaveURL(/\/admin\/audit\?id=aud_/);
    await expect(events).toHaveCount(1);
    await expect(events).toContainText('Ada Lovelace activated Grace Hopper');
    await events.getByRole('link', { name: 'Reverted an earlier change' }).click();
    await expect(events).toContainText('Ada Lovelace deactivated Grace Hopper');
    await events.getByRole('link', { name: 'Grace Hopper' }).click();
    await expect(page).toHaveURL(/\/admin\/users\/usr_/);

    await page.goto('/admin/audit?from=2001-01-01&to=2001-01-02');
    await expect(page.getByText('No events match these filters')).toBeVisible();
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('1 Jan 2001');
    await page.getByRole('search').getByRole('link', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL('/admin/audit');
    const from = page.getByLabel('From', { exact: true });
    await expect(from).toHaveValue('');
    await expect(from).toHaveAttribute('placeholder', 'Any day');
    await page.goto('/admin/audit?from=yesterday&to=&cursor=nonsense&action=no.such&actor=%00');
    await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  });

  test('the mail to someone is found', async ({ page, admin, member }) => {
    await openSignedIn(page, admin, '/admin/mail');
    await page.getByLabel('To').fill(member.email);
    await page.getByLabel('Status').selectOption('Kept here');
    const search = page.getByRole('button', { name: 'Filter' });
    const mails = page.getByRole('list', { name: 'Emails' }).getByRole('listitem');
    await expect(async () => {
      await search.click();
      await expect(mails.first()).toContainText('Verify email', { timeout: 500 });
      await expect(page).toHaveURL(/status=kept/);
    }).toPass();
    await expect(mails.first()).toContainText(member.email);
    await page.goto('/admin/mail?user=nobody@example.com&status=lost');
    await expect(page.getByText('No emails match these filters')).toBeVisible();
  });
});

test('the audit log is read page by page', async ({ page, server, admin, member }) => {
  const client = await signedInClient(server.url, member);
  for (let n = 1; n <= 32; n++) {
    await client.post.create.mutate({ title: `Post ${n}`, content: 'Text.' });
  }
  await openSignedIn(page, admin, '/admin/audit');
  const events = page.getByRole('list', { name: 'Events' }).locator('> li');
  await page.getByLabel('Actor').fill(member.email);
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(events).toHaveCount(30);
  await expect(events.first()).toContainText('Grace Hopper published a post');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/actor=.*cursor=/);
  await expect(events.first()).toContainText('Grace Hopper');
  await expect(page.getByLabel('Actor')).toHaveValue(member.email);
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(events).toHaveCount(30);
});

test('the audit log tells of refused calls, and of the deleted only their id', async ({
  page,
  server,
  admin,
  member,
}) => {
  const theirs = await signedInClient(server.url, member);
  const user = await theirs.user.me.query();
  await expect(theirs.admin.users.delete.mutate({ id: user.id })).rejects.toThrow();
  await theirs.user.updateProfile.mutate({ firstName: 'Amazing' });
  await openSignedIn(page, admin, '/admin/audit');
  await page.getByLabel('Action').selectOption('Access denied');
  await page.getByRole('button', { name: 'Filter' }).click();
  const event = page.getByRole('list', { name: 'Events' }).locator('> li').first();
  await expect(event).toContainText('Amazing Hopper was denied access');
  await expect(event).toContainText('Tried to: delete a user');
  await expect(event).toContainText('Reason: not permitted');
  await theirs.user.deleteAccount.mutate({ password: member.password });
  await page.goto(`/admin/audit?target=${user.id}&action=user.profile_updated`);
  await expect(event).toContainText(`a deleted user (${user.id}) changed their profile`);
  await expect(event).toContainText('First name: [deleted] → became [deleted]');
  await expect(event).toContainText('IP [deleted]');
});
