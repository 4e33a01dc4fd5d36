// A page that outlives its session: someone else signs in in another tab of the same browser.
import type { Page } from '@playwright/test';
import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { makeUsers } from './many-users.ts';
import { confirmation, expectDashboard, openSignedIn, signIn, signOut } from './steps.ts';

/** What is said on a page of `opener` while `now` is signed in. */
const refusal = (now: Person, opener: Person) =>
  `You’re now signed in as ${now.email}. This form was opened as ${opener.email}. Nothing was changed. Reload the page to continue as ${now.email}.`;

/** Signs out and someone else in, in another tab. */
async function switchTo(page: Page, person: Person) {
  const tab = await page.context().newPage();
  await tab.goto('/');
  await signOut(tab);
  await signIn(tab, person);
  await expectDashboard(tab, person);
  await tab.close();
}

async function newMember(url: string): Promise<Person> {
  const person = newPerson('Alan', 'Turing');
  await apiClient(url).auth.register.mutate(person);
  return person;
}

test.beforeEach(() => expectConsoleError(/status of 4(09|03)/));

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('a profile is not saved, and what was typed stays', async ({ page, server, member }) => {
    const alan = await newMember(server.url);
    await openSignedIn(page, member, '/settings/profile');
    await page.getByLabel('First name').fill('Typed by Grace');
    await switchTo(page, alan);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toHaveText(refusal(alan, member));
    await expect(page.getByLabel('First name')).toHaveValue('Typed by Grace');
    if (javaScriptEnabled) await expectNoViolations(page, 'a form of another account');
    const { user } = await signedInClient(server.url, alan);
    expect((await user.me.query()).firstName).toBe('Alan');

    // Opened by who is signed in, it is saved.
    await page.goto('/settings/profile');
    await page.getByLabel('First name').fill('Mathison');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toHaveText('Profile saved.');
  });

  test('a password is not set, nor written into the page', async ({ page, server, member }) => {
    const alan = await newMember(server.url);
    await openSignedIn(page, member, '/settings/security');
    await page.getByLabel('Current password', { exact: true }).fill(alan.password);
    await page.getByLabel('New password', { exact: true }).fill('seven quiet harbours');
    await switchTo(page, alan);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('alert')).toHaveText(refusal(alan, member));
    expect(await page.content()).not.toMatch(/harbours/);
    await signedInClient(server.url, alan);
  });

  test('where the form is not for them, it is said all the same', async ({
    page,
    server,
    member,
  }) => {
    const alan = await newMember(server.url);
    const client = await signedInClient(server.url, member);
    const { id } = await client.post.create.mutate({ title: 'Mine', content: 'Hands off.' });
    await openSignedIn(page, member, `/posts/${id}?edit=post`);
    await page.getByLabel('Title').fill('Changed');
    await switchTo(page, alan);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toHaveText(refusal(alan, member));
    if (!javaScriptEnabled) {
      await page.getByText('What you typed').click();
      await expect(page.getByText('Changed', { exact: true })).toBeVisible();
    }
    expect((await client.post.get.query({ id })).title).toBe('Mine');
  });

  test('a page of an admin says it to who is none', async ({ page, server, admin, member }) => {
    const { user } = await signedInClient(server.url, member);
    const { id } = await user.me.query();
    await openSignedIn(page, admin, `/admin/users/${id}`);
    await page.getByLabel('First name').fill('Typed by Ada');
    await switchTo(page, member);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('main')).toContainText(refusal(member, admin));
    if (javaScriptEnabled) {
      await expect(page.getByLabel('First name')).toHaveValue('Typed by Ada');
    } else {
      await page.getByText('What you typed').click();
      await expect(page.getByText('Typed by Ada')).toBeVisible();
    }
    expect((await user.me.query()).firstName).toBe(member.firstName);
  });

  test('a menu, its question and a bulk action do nothing', async ({ page, server, admin }) => {
    const api = await signedInClient(server.url, admin);
    const second = newPerson('Barbara', 'Liskov');
    await api.admin.users.create.mutate({ ...second, role: 'admin' });
    const group = await makeUsers(server.url, admin, 2);
    await openSignedIn(page, admin, `/admin/users?q=${group}`);
    if (javaScriptEnabled) await page.getByLabel('Select P000').check();
    await switchTo(page, second);
    if (javaScriptEnabled) {
      const bar = page.getByRole('region', { name: 'Selected users' });
      await bar.getByRole('button', { name: 'Deactivate' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
      await expect(page.getByText(refusal(second, admin)).first()).toBeVisible();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Actions for P001/ }).click();
      await page.getByRole('menuitem', { name: 'Deactivate' }).click();
      await confirmation(page, 'Deactivate').click();
      await expect(page.getByRole('alert')).toHaveText(refusal(second, admin));
    } else {
      await page.getByLabel('Select P000').check();
      await page.getByLabel('Selected users').selectOption('Deactivate');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('alert')).toHaveText(refusal(second, admin));
    }
    const active = await api.admin.users.list.query({ q: group, status: 'inactive' });
    expect(active.total).toBe(0);
  });

  test('signing out is for whoever is signed in', async ({ page, server, member }) => {
    const alan = await newMember(server.url);
    await openSignedIn(page, member, '/posts');
    await switchTo(page, alan);
    await signOut(page);
    await page.goto('/');
    await expect(page).toHaveURL(/\/login/);
  });
});
