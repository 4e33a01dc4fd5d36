import type { Locator, Page } from '@playwright/test';
import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { confirmation, openSignedIn } from './steps.ts';

/** Four people with one last name: three who signed up, of whom one is deactivated, and one invited. */
async function makeGroup(url: string, admin: Person): Promise<string> {
  const lastName = `Group${Math.random().toString(36).slice(2, 8)}`;
  const { users } = (await signedInClient(url, admin)).admin;
  for (const firstName of ['Ann', 'Ben', 'Cid']) {
    const person = newPerson(firstName, lastName);
    await apiClient(url).auth.register.mutate(person);
    const { items } = await users.list.query({ q: person.email });
    if (firstName === 'Cid') await users.deactivate.mutate({ id: items[0]?.id ?? '' });
  }
  const { email } = newPerson('Dot', lastName);
  await users.create.mutate({ email, firstName: 'Dot', lastName });
  return lastName;
}

async function choose(page: Page, group: string, isLive: boolean) {
  await page.goto(`/admin/users?q=${group}&sort=name&dir=asc`);
  for (const name of ['Ann', 'Ben', 'Cid', 'Dot']) {
    await page.getByLabel(`Select ${name}`).check();
  }
  if (isLive) {
    const bar = page.getByRole('region', { name: 'Selected users' });
    return bar.getByRole('button', { name: 'Deactivate' }).click();
  }
  await page.getByLabel('Selected users').selectOption('Deactivate');
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Deactivates a group of people. @returns where the page says what became of it */
async function deactivateGroup(page: Page, url: string, admin: Person): Promise<Locator> {
  const group = await makeGroup(url, admin);
  await openSignedIn(page, admin, '/admin/users');
  await choose(page, group, true);
  await confirmation(page, 'Deactivate').click();
  return page.getByRole('region', { name: 'Result' });
}

withAndWithoutJavaScript((isLive) => {
  test('a bulk action says before what it does, and after what it did', async ({
    page,
    server,
    admin,
  }) => {
    const group = await makeGroup(server.url, admin);
    const { mail, users } = (await signedInClient(server.url, admin)).admin;
    await openSignedIn(page, admin, '/admin/users');
    await choose(page, group, isLive);
    await expect(page.getByRole('heading', { name: 'Deactivate 3 users?' })).toBeVisible();
    const preview = page.getByText('3 to deactivate. 1 already is. 2 sessions will end.');
    await expect(preview).toBeVisible();
    const box = page.getByRole('checkbox', {
      name: 'Email 2 users about it',
    });
    await expect(box).toBeChecked();
    if (isLive) await expectNoViolations(page, 'the preview of a bulk action');
    await box.uncheck();
    await confirmation(page, 'Deactivate').click();
    await expect(
      page.getByRole('main').getByText('3 users deactivated. 1 already was.').last(),
    ).toBeVisible();
    for (const name of ['Ann', 'Ben']) {
      const [user] = (await users.list.query({ q: `${name} ${group}` })).items;
      const { items } = await mail.list.query({ userId: user?.id });
      expect(items.map(({ kind }) => kind)).not.toContain('account-deactivated');
    }
  });
});

test('who answers before the preview is there is told of the emails, too', async ({
  page,
  server,
  admin,
}) => {
  const group = await makeGroup(server.url, admin);
  await openSignedIn(page, admin, '/admin/users');
  const isAnswered = Promise.withResolvers<void>();
  await page.route('**/admin/users/bulk/preview', async (route) => {
    await isAnswered.promise;
    await route.continue();
  });
  await choose(page, group, true);
  await confirmation(page, 'Deactivate').click();
  isAnswered.resolve();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(/3 users deactivated.*Emails go out in/);
});

test('an undo says that no email was sent', async ({ page, server, admin }) => {
  const result = await deactivateGroup(page, server.url, admin);
  await expect(result).toContainText(
    /3 users deactivated\. 1 already was\. Emails go out in \d+ seconds unless you undo this\./,
  );
  await result.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone for 3 users. No email was sent.')).toBeVisible();
});

test('once the emails are out, the result says what an undo then does', async ({
  page,
  server,
  admin,
}) => {
  const result = await deactivateGroup(page, server.url, admin);
  await expect(result).toContainText(/3 users deactivated.*Emails go out in/);
  await expect(result).toContainText(
    'The emails are going out. If you undo this, users who were emailed get another email.',
  );
});
