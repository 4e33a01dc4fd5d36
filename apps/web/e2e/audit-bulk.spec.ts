import type { Locator, Page } from '@playwright/test';
import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { openSignedIn } from './steps.ts';

const SIZE = 12;

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('a bulk action is one event, with its users and one button that reverts it', async ({
    page,
    server,
    admin,
  }) => {
    const group = await makeUsers(server.url, admin, SIZE);
    const api = await signedInClient(server.url, admin);
    const { users } = api.admin;
    const { items } = await users.list.query({ q: group, perPage: SIZE });
    await users.bulk.mutate({ action: 'deactivate', ids: items.map(({ id }) => id) });
    const [again] = items;
    if (again !== undefined) await users.activate.mutate({ id: again.id });

    await openSignedIn(page, admin, '/admin/audit');
    const events = page.getByRole('list', { name: 'Events' }).locator('> li');
    const whole = events.filter({ hasText: `Ada Lovelace deactivated ${SIZE} users` }).first();
    await whole.locator('summary').first().click();
    await expect(whole.getByRole('list', { name: 'Users' })).toContainText('and 2 more');
    await expect(whole).toContainText(`Target: ${SIZE} users`);
    await expect(whole).not.toContainText('Target ID');
    if (javaScriptEnabled) await expectNoViolations(page, 'events of a bulk action');
    await whole.locator('summary', { hasText: /^Revert for all/ }).click();
    if (javaScriptEnabled) {
      await expect(whole).toContainText(`Can be reverted for ${SIZE - 1} of ${SIZE} users:`);
      await expect(whole).toContainText('1 user: Status changed since.');
    }
    await whole.getByRole('button', { name: 'Revert for all', exact: true }).click();
    const done = `Reverted for ${SIZE - 1} users. 1 wasn’t. `;
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible();
    const left = page.getByRole('list', { name: 'Not reverted' });
    await expect(left).toContainText(again?.fullName ?? '');
    await expect(left).toContainText(/status changed since\./i);
    await expect(events.first()).toContainText(`Ada Lovelace activated ${SIZE - 1} users`);
    if (javaScriptEnabled) await expectNoViolations(page, 'what was reverted');

    await whole.getByRole('link', { name: `Show all ${SIZE} events` }).click();
    await expect(page).toHaveURL(/request=req_/);
    await expect(events).toHaveCount(SIZE);
    await expect(events.first()).toContainText(group);
  });
});

test('where nothing can be reverted, there is no button for it', async ({
  page,
  server,
  admin,
}) => {
  const group = await makeUsers(server.url, admin, 2);
  const { users } = (await signedInClient(server.url, admin)).admin;
  await users.bulk.mutate({ action: 'deactivate', filter: { q: group } });
  await users.bulk.mutate({ action: 'activate', filter: { q: group } });

  const whole = await askRevertOfTwo(page, admin);
  await expect(whole).toContainText('None can be reverted:');
  await expect(whole).toContainText('2 users: Status changed since.');
  await expect(whole.getByRole('button', { name: 'Revert for all', exact: true })).toHaveCount(0);
});

test('what is said before a revert names emails that are kept', async ({ page, server, admin }) => {
  const group = `Kept${Math.random().toString(36).slice(2, 8)}`;
  for (const firstName of ['Ann', 'Ben']) {
    await apiClient(server.url).auth.register.mutate(newPerson(firstName, group));
  }
  const { users, mail } = (await signedInClient(server.url, admin)).admin;
  const { items } = await users.list.query({ q: group });
  await users.bulk.mutate({ action: 'deactivate', filter: { q: group } });
  const kept = async ({ id }: { id: string }) => {
    const list = await mail.list.query({ userId: id });
    return list.items.find(({ kind }) => kind === 'account-deactivated')?.status;
  };
  for (const user of items) await expect.poll(() => kept(user)).toBe('kept');

  const whole = await askRevertOfTwo(page, admin);
  await expect(whole).toContainText('2 users will be emailed.');
});

/** Opens the newest deactivation of two users, and what a revert of it would do. */
async function askRevertOfTwo(page: Page, admin: Person): Promise<Locator> {
  await openSignedIn(page, admin, '/admin/audit');
  const events = page.getByRole('list', { name: 'Events' }).locator('> li');
  const whole = events.filter({ hasText: 'Ada Lovelace deactivated 2 users' }).first();
  await whole.locator('summary').first().click();
  await whole.locator('summary', { hasText: /^Revert for all/ }).click();
  return whole;
}
