import { startBuiltServer } from '@rolecall/testkit/built-server';
import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test } from './fixtures.ts';

test('the printed link makes the first administrator, once', async ({ page }) => {
  expectConsoleError(/status of 400/);
  const server = await startBuiltServer();
  try {
    const person = newPerson('Ada', 'Lovelace');
    const fill = async (password = person.password) => {
      await page.goto(`${server.url}/setup#${server.setupToken}`);
      await expect(page.getByLabel('Setup code')).toHaveCount(0);
      await expect(page).toHaveURL(`${server.url}/setup`);
      await page.getByLabel('First name').fill(person.firstName);
      await page.getByLabel('Last name').fill(person.lastName);
      await page.getByLabel('Email', { exact: true }).fill(person.email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Create admin' }).click();
    };
    await fill('short');
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByLabel('Setup code')).toHaveCount(0);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Create admin' }).click();
    await expect(page).toHaveURL(`${server.url}/admin`);
    await expect(page.getByRole('link', { name: /^Admins 1$/ })).toBeVisible();

    await expect(page.getByText('No one has signed up in the last 60 days.')).toBeVisible();
    const list = page.getByRole('list', { name: 'Finish setting up' });
    await expect(list.getByText('(to do)')).toHaveCount(4);
    await apiClient(server.url).auth.register.mutate(newPerson());
    const { admin } = await signedInClient(server.url, person);
    const { items } = await admin.users.list.query({ role: 'user' });
    await admin.users.setRole.mutate({ id: items[0]?.id ?? '', role: 'admin' });
    await page.reload();
    await expect(list.getByRole('listitem').filter({ hasText: '(done)' })).toContainText('Invite');
    await page.getByRole('button', { name: 'Hide this list' }).click();
    await expect(list).toHaveCount(0);
    await page.goto(`${server.url}/setup`);
    await expect(page.getByText('Look for “/setup#”')).toBeVisible();

    await fill();
    await expect(page.getByRole('alert')).toContainText('already used');
  } finally {
    expect(await server.stop()).toBe(0);
  }
});
