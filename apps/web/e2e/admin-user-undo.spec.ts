import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';

import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { doAction, openSignedIn, openTab, openUser } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('what was done to a user is taken back with one button', async ({ page, admin, member }) => {
    await openUser(page, admin, member);
    const undo = page.getByRole('button', { name: 'Undo' });
    const profile = page.locator('#profile');
    await profile.getByLabel('First name').fill('Amazing');
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Amazing Hopper' })).toBeVisible();
    await undo.click();
    await expect(page.getByText('Undone.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
    await expect(profile.getByLabel('First name')).toHaveValue('Grace');

    await openTab(page, 'Danger zone');
    await doAction(page, 'Deactivate');
    await expect(page.getByText('Deactivated', { exact: true })).toBeVisible();
    await undo.last().click();
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByRole('button', { name: 'Deactivate' })).toBeVisible();
  });

  test('a change is reverted unless it changed since', async ({ page, server, admin, member }) => {
    expectConsoleError(/status of 409/);
    const user = await (await signedInClient(server.url, member)).user.me.query();
    const { update } = (await signedInClient(server.url, admin)).admin.users;
    await update.mutate({ id: user.id, firstName: 'Amazing' });
    await update.mutate({ id: user.id, firstName: 'Augusta' });
    await openSignedIn(page, admin, `/admin/users/${user.id}?tab=activity`);
    const events = page.getByRole('list', { name: 'Activity' }).locator('> li');
    const first = events.filter({ hasText: 'First name: Grace → became Amazing' });
    await first.locator('summary').first().click();
    await first.locator('summary', { hasText: /^Revert/ }).click();
    await first.getByRole('button', { name: 'Revert', exact: true }).click();
    await expect(first.getByRole('alert')).toContainText('first name changed since');

    const second = events.filter({ hasText: 'First name: Amazing → became Augusta' }).last();
    await second.locator('summary').first().click();
    await second.locator('summary', { hasText: /^Revert/ }).click();
    await expect(second).toContainText('Set first name of Augusta Hopper back to Amazing?');
    await second.getByRole('button', { name: 'Revert', exact: true }).click();
    // Said once the page was read again: a click before that can be lost.
    await expect(page.getByText('Change reverted for').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Amazing Hopper' })).toBeVisible();
    await expect(second.getByRole('link', { name: /^Reverted by/ })).toBeVisible();
    await expect(second.locator('summary')).toHaveCount(1);
    await events.first().locator('summary').first().click();
    await events.first().getByRole('link', { name: 'Reverted an earlier change' }).click();
    await expect(page).toHaveURL(/\/admin\/audit\?id=aud_/);
    await expect(page.getByRole('list', { name: 'Events' })).toContainText('became Augusta');
  });
});

test('a row’s menu offers to take it back, too, and says when that is too late', async ({
  page,
  server,
  admin,
  member,
}) => {
  await openSignedIn(page, admin, `/admin/users?q=${member.email}`);
  const row = page.locator('tbody tr');
  const act = async (name: string) => {
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await act('Deactivate');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
  await expect(row).not.toContainText('Deactivated');

  await act('Deactivate');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
  const { items } = await (await signedInClient(server.url, admin)).admin.users.list.query({
    q: member.email,
  });
  await (await signedInClient(server.url, admin)).admin.users.activate.mutate({
    id: items[0]?.id ?? '',
  });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText(/^Not undone\. .*status changed since/)).toBeVisible();
});

test('the page is worked with the keyboard alone', async ({ page, admin, member }) => {
  await openUser(page, admin, member);
  await page.getByRole('button', { name: /^Actions for/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('d');
  await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const yes = dialog.getByRole('button', { name: 'Deactivate' });
  for (let n = 0; n < 5 && !(await yes.evaluate((one) => one.matches(':focus'))); n++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Deactivated', { exact: true })).toBeVisible();
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await page.keyboard.press('Alt+KeyT');
  for (let n = 0; n < 5 && !(await undo.evaluate((one) => one.matches(':focus'))); n++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('an event that is being reverted has no WCAG 2.2 AA violations', async ({
  page,
  server,
  admin,
  member,
}) => {
  test.slow();
  const user = await (await signedInClient(server.url, member)).user.me.query();
  await (await signedInClient(server.url, admin)).admin.users.deactivate.mutate({ id: user.id });
  await openSignedIn(page, admin, `/admin/users/${user.id}?tab=activity`);
  await page.getByRole('list', { name: 'Activity' }).locator('summary').first().click();
  await page
    .locator('summary', { hasText: /^Revert/ })
    .first()
    .click();
  await expectNoViolations(page, 'a revert');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'a revert on a phone');
});
