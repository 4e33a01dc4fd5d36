import type { Page } from '@playwright/test';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { expectDashboard, openSignedIn, register } from './steps.ts';

/** The files with the dictionaries are the only ones that are so large. */
function countLargeScripts(page: Page) {
  const large: string[] = [];
  page.on('response', async (response) => {
    if (Number(response.headers()['content-length'] ?? 0) > 300_000) large.push(response.url());
  });
  return large;
}

test('the meter is fetched when someone types a new password, and not before', async ({
  page,
  member,
}) => {
  const large = countLargeScripts(page);
  await page.goto('/login');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
  await page.goto('/register');
  await page.getByLabel('Email', { exact: true }).fill('ada@example.com');
  expect(large).toEqual([]);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
  await expect(page.getByText('Strong.')).toBeVisible();
  expect(large).toHaveLength(1);
  await openSignedIn(page, member, '/settings/security');
  await page.getByLabel('New password', { exact: true }).fill('correct horse battery staple');
  await expect(page.getByText('Strong.')).toBeVisible();
});

test('the meter advises, knows the own words and never stands in the way', async ({ page }) => {
  const person = { ...newPerson('Hedwig', 'Kiesler'), password: 'unhappy unhappier' };
  await page.goto('/register');
  const field = page.getByLabel('Password', { exact: true });
  const advice = page.getByRole('status');
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByLabel('Last name').fill(person.lastName);
  await field.fill('Hedwig.Kiesler.1914');
  await expect(advice).toContainText('Don’t base your password on your name');
  await field.fill('aaaaaaaaaaaaaa');
  await expect(advice).toContainText('Very weak.');
  await expect(advice).toContainText('Use a wider mix of characters.');
  await field.fill('xK9#mQ2$');
  await expect(advice).toContainText('Use at least 12 characters.');
  await field.fill('Qwertzuiopü+');
  await expect(advice).toContainText('Weak.');
  await expect(advice).toContainText('follows the keyboard');
  await field.fill('Password2026!');
  await expect(advice).toContainText('a common password with something added');
  await field.fill('');
  await expect(advice).toHaveText('');

  await register(page, person);
  await expectDashboard(page, person);
});

test('the server has the last word on a common password', async ({ page }) => {
  expectConsoleError(/status of 400/);
  await register(page, { ...newPerson(), password: 'passwordpassword' });
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveAccessibleDescription(/one of the most common passwords/);
  await register(page, { ...newPerson(), password: 'too short' });
  await expect(field).toHaveAccessibleDescription(/at least 12 characters/);
});
