import { signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn } from './steps.ts';

const LIST = '/admin/users';
const MARK = `Ö${Date.now().toString(36)}`;

test.beforeAll(async ({ servers }) => {
  const { server, admin } = await servers.with();
  const api = await signedInClient(server.url, await admin());
  const made = [];
  for (const firstName of ['Ada', 'Björn', 'Çelik']) {
    const { email } = newPerson(firstName.replace('ö', 'o').replace('Ç', 'c'), 'x');
    made.push(await api.admin.users.create.mutate({ email, firstName, lastName: MARK }));
  }
  await api.admin.users.setRole.mutate({ id: made[1]?.id ?? '', role: 'admin' });
  await api.admin.users.deactivate.mutate({ id: made[2]?.id ?? '' });
});

withAndWithoutJavaScript((hasJavaScript) => {
  test('columns are chosen, and stay', async ({ page, admin }) => {
    await openSignedIn(page, admin, LIST);
    const headers = page.getByRole('columnheader').locator('visible=true');
    await expect(headers.filter({ hasText: 'Email' })).toBeVisible();
    await page.locator('summary', { hasText: 'Columns' }).click();
    const choose = page.getByRole('group', { name: 'Columns' });
    if (hasJavaScript) await expectNoViolations(page, 'the choice of columns');
    await choose.getByLabel('Email', { exact: true }).uncheck();
    if (hasJavaScript) await expect(headers.filter({ hasText: 'Email' })).toHaveCount(0);
    await choose.getByLabel('Username').check();
    if (!hasJavaScript) await page.getByRole('button', { name: 'Apply' }).click();
    await expect(headers.filter({ hasText: 'Username' })).toBeVisible();
    await page.goto(`${LIST}?q=${MARK}`);
    await expect(headers).toHaveText([
      'Select all on this page',
      /Name/,
      'Username',
      /Role/,
      /Status/,
      /Last sign-in/,
      /Created/,
      'Actions',
    ]);
  });

  test('the list is sorted by role and by status', async ({ page, admin }) => {
    await openSignedIn(page, admin, `${LIST}?q=${MARK}`);
    const rows = page.locator('tbody tr');
    await page.getByRole('link', { name: 'Role', exact: true }).click();
    await expect(page).toHaveURL(/sort=role&dir=asc/);
    await expect(rows.first()).toContainText('Björn');
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    // The others are invited.
    await expect(rows.first()).toContainText('Çelik');
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    await expect(page).toHaveURL(/sort=status&dir=desc/);
    await expect(rows.last()).toContainText('Çelik');
  });

  test('what a search found is marked, however it is spelled', async ({ page, admin }) => {
    await openSignedIn(page, admin, `${LIST}?q=BJORN+${MARK.replace('Ö', 'o')}`);
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expect(page.locator('tbody th a mark')).toHaveText(['Björn', MARK]);
    await expect(page.locator('tbody td mark').first()).toHaveText('bjorn');
  });
});

test('the table is used by keyboard', async ({ page, server, admin }) => {
  const group = await makeUsers(server.url, admin, 3);
  await openSignedIn(page, admin, `${LIST}?q=${group}&sort=name&dir=asc`);
  const link = (name: string) => page.getByRole('main').getByRole('link', { name });
  await page.keyboard.press('j');
  await expect(link('P000')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(link('P001')).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByLabel('Select P001')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Select P001')).not.toBeChecked();
  await page.getByRole('searchbox', { name: 'Search' }).press('End');
  await page.keyboard.type('x');
  await expect(page.getByText('No users match these filters')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Select or deselect the user');
  await expectNoViolations(page, 'the sheet of shortcuts');
  await sheet.getByLabel('Use keys without Ctrl').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(link('P000')).not.toBeFocused();
});

test('names, emails and dates are whole while there is room', async ({ page, admin }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await openSignedIn(page, admin, LIST);
  const cut = await page.locator('tbody :is(a, span:not(.sr-only), time)').evaluateAll((parts) =>
    parts
      .filter((part) => part.scrollHeight > part.clientHeight + 2 && part.clientHeight > 0)
      .filter((part) => getComputedStyle(part).overflow === 'hidden')
      .map((part) => part.textContent),
  );
  expect(cut).toEqual([]);
});

test('an email that does not fit breaks before its @', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  const email = page.locator('tbody tr').first().locator('td', { hasText: '@' });
  await expect(email.locator('wbr')).toHaveCount(1);
  const before = await email
    .locator('wbr')
    .evaluate((wbr) => [wbr.previousSibling?.textContent, wbr.nextSibling?.textContent?.at(0)]);
  expect(before).toEqual([(await email.textContent())?.trim().split('@')[0], '@']);
});

test('the bar of a selection is one line where there is little room', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 500 });
    await page.goto(LIST);
    await page.getByLabel('Select all on this page').check();
    const bar = page.getByRole('region', { name: 'Selected users' });
    expect((await bar.boundingBox())?.height).toBeLessThan(60);
    await bar.getByRole('button', { name: 'Actions', exact: true }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Activate',
      'Make admin',
      'Remove admin role',
      'Sign out everywhere',
      'Deactivate',
      'Delete',
    ]);
    for (const item of await page.getByRole('menuitem').all()) await expect(item).toBeInViewport();
    await page.keyboard.press('Escape');
  }
});
