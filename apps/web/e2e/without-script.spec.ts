import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test } from './fixtures.ts';
import {
  doAction,
  expectDashboard,
  openTab,
  openUser,
  register,
  signIn,
  signOut,
} from './steps.ts';

test.use({ javaScriptEnabled: false });

test('signing up, out and in works without JavaScript', async ({ page, server }) => {
  expectConsoleError(/status of 401/);
  const person = newPerson();
  await register(page, person);
  await expectDashboard(page, person);

  await page.goto(await mailedLink(server.url, person.email, '/verify-email'));
  await page.getByRole('button', { name: 'Verify email' }).click();
  await expectDashboard(page, person);
  await expect(page.getByText('Email verified.')).toBeVisible();

  await signOut(page);
  await signIn(page, { ...person, password: 'not the password' });
  await expect(page.getByRole('alert')).toContainText('wrong');
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(person.email);
  expect(await page.content()).not.toContain('not the password');

  await signIn(page, person);
  await expectDashboard(page, person);
});

test('an administrator works without JavaScript', async ({ page, admin, member }) => {
  await openUser(page, admin, member);
  await openTab(page, 'Danger zone');
  await doAction(page, 'Deactivate');
  await expect(page.getByRole('status')).toContainText('deactivated');
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByRole('status')).toContainText('active again');
});
