import { signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn } from './steps.ts';

let group = '';
test.beforeAll(async ({ servers }) => {
  const { server, admin } = await servers.with();
  group = await makeUsers(server.url, await admin(), 35);
});

const LIST = '/admin/users';

test('typing searches, keeps the caret and leaves one step in the history', async ({
  page,
  admin,
}) => {
  await openSignedIn(page, admin, LIST);
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.type(group.slice(0, 5));
  await expect(page).toHaveURL(/q=Group/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('zz');
  await expect(page.getByText('No users match these filters')).toBeVisible();
  await expect(search).toBeFocused();
  expect(await search.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(5);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('End');
  await page.keyboard.type(group.slice(5));
  await expect(page.getByText('35 users found')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`q=${group}$`));
  await page.goBack();
  await expect(page).not.toHaveURL(/q=/);
});

test('an answer that is late does not replace a newer one', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/__data\.json\?.*q=ada&/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('ada');
  await page.waitForRequest(/q=ada&/);
  await page.getByRole('searchbox', { name: 'Search' }).fill(group);
  await expect(page.getByText('35 users found')).toBeVisible();
  release();
  await page.waitForResponse(/q=ada&/).catch(() => undefined);
  await expect(page.getByText('35 users found')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(group);
});

test('filters are chips that can be taken off one by one', async ({ page, admin }) => {
  const today = new Date().toISOString().slice(0, 10);
  await openSignedIn(
    page,
    admin,
    `${LIST}?q=${group}&status=invited&verified=no&from=${today}&to=${today}`,
  );
  const chips = page.getByRole('list', { name: 'Filters' });
  await expect(chips.getByRole('listitem')).toHaveCount(6);
  await expect(page.getByText('35 users found')).toBeVisible();
  await page.getByRole('link', { name: /^Remove the filter Status/ }).click();
  await expect(page).not.toHaveURL(/status=/);
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.getByRole('textbox', { name: 'Created from' }).fill('2999-01-01');
  await page.keyboard.press('Tab');
  await expect(page.getByText('No users match these filters')).toBeVisible();
  await page.keyboard.press('Escape');
  await chips.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/admin\/users$/);
});

test('pages have a size, a number to jump to, and ends', async ({ page, admin }) => {
  await openSignedIn(page, admin, `${LIST}?q=${group}&sort=name&dir=asc`);
  const rows = page.locator('tbody tr');
  await page.getByRole('link', { name: 'Last', exact: true }).click();
  await expect(rows).toHaveCount(5);
  await page.getByRole('spinbutton', { name: 'Page' }).fill('2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/page=2/);
  await expect(rows.first()).toContainText('P010');
  await page.getByRole('link', { name: 'First', exact: true }).click();
  await expect(rows.first()).toContainText('P000');
  await page.getByRole('link', { name: '25', exact: true }).click();
  await expect(rows).toHaveCount(25);
  // Going back is the script's: it has to be there first.
  await page.reload();
  await expect(rows).toHaveCount(25);
  await page.goBack();
  await expect(rows).toHaveCount(10);
  await page.goto(`${LIST}?page=900000`);
  await expect(rows.first()).toBeVisible();
});

test('a state of the table is saved, renamed, deleted and taken back', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  await page.evaluate(() => localStorage.setItem('rolecall-views-x', '{'));
  await page.goto(`${LIST}?q=${group}&sort=name&dir=asc`);
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('All users');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Another view/);
  await dialog.getByLabel('Name').fill('The  group');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('link', { name: 'Admins' }).click();
  await expect(page).toHaveURL(/\?role=admin$/);
  await page.reload();
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'The group' }).click();
  await expect(page.getByText('35 users found')).toBeVisible();
  await expect(views.getByRole('link', { name: 'The group' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.getByRole('button', { name: 'Actions for the view The group' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await dialog.getByLabel('Name').fill('People');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Actions for the view People' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(views.getByRole('link', { name: 'People' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(views.getByRole('link', { name: 'People' })).toBeVisible();
});

test('junk where views are kept is no trouble', async ({ page, server, admin }) => {
  const api = await signedInClient(server.url, admin);
  const { id } = await api.user.me.query();
  await openSignedIn(page, admin, LIST);
  for (const junk of ['{', '7', '[1,{"name":""},{"name":"Mine","view":"role=user&x=y"}]']) {
    await page.evaluate(
      ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
      [`rolecall-views-${id}`, junk],
    );
    await page.reload();
    await expect(page.getByRole('link', { name: 'All users' })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Mine' })).toHaveAttribute(
    'href',
    '/admin/users?role=user',
  );
});

test('rows stay compact, from the server’s first answer on', async ({ page, admin }) => {
  await openSignedIn(page, admin, LIST);
  const row = page.locator('tbody tr').first();
  const before = (await row.boundingBox())?.height ?? 0;
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await expect(page.getByRole('button', { name: 'Comfortable rows' })).toBeFocused();
  expect((await row.boundingBox())?.height).toBeLessThan(before);
  expect(await (await page.request.get(LIST)).text()).toContain('Comfortable rows');
});

test('a row’s menu does what the user’s page does, by keyboard too', async ({
  page,
  admin,
  member,
}) => {
  await openSignedIn(page, admin, `${LIST}?q=${member.email}`);
  const row = page.locator('tbody tr');
  const menu = row.getByRole('button', { name: /^Actions for/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await page.keyboard.press('d');
  await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Deactivate Grace Hopper?');
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Activate', exact: true }).click();
  await expect(row).toContainText('Active');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByLabel(/to confirm$/).fill(member.email);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No users match these filters')).toBeVisible();
});

test('names of any length and script stay in their cell', async ({ page, server, admin }) => {
  const api = await signedInClient(server.url, admin);
  const names = [
    'Wolfeschlegelsteinhausenbergerdorff'.repeat(2),
    '山田太郎'.repeat(8),
    'عبد الرحمن',
  ];
  const mark = `long${Date.now()}`;
  for (const firstName of names) {
    const { email } = newPerson('Long', mark);
    await api.admin.users.create.mutate({ email, firstName, lastName: mark });
  }
  await openSignedIn(page, admin, LIST);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${LIST}?q=${mark}`);
    const row = page.locator('tbody tr').first();
    for (const text of ['User', 'Invited']) {
      await expect(row.getByText(text, { exact: true }).locator('visible=true')).toBeVisible();
    }
    await expect(row.getByText(mark).locator('visible=true').first()).toBeVisible();
    await expect(row.getByRole('button', { name: /^Actions for/ })).toBeInViewport();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test('the table with all that opens in it has no WCAG 2.2 AA violations', async ({
  page,
  admin,
}) => {
  test.slow();
  await openSignedIn(page, admin, `${LIST}?q=${group}&status=invited`);
  await page
    .getByLabel(/^Select P/)
    .first()
    .check();
  await expectNoViolations(page, 'a selection');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'the question before a bulk action');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'the question before a bulk action on a phone');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('Escape');
  await page.locator('summary', { hasText: 'Filters' }).click();
  await expectNoViolations(page, 'the filters');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await expectNoViolations(page, 'a menu');
});

test('a filter that doesn’t exist is left out, and said to be', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin/users?status=foo&role=admin&sort=email');
  await expect(page).toHaveURL('/admin/users?role=admin&sort=email');
  await expect(page.getByText('This link had a filter that doesn’t exist.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('This link had a filter')).toHaveCount(0);
});
