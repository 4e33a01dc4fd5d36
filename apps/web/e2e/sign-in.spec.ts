import { expect, expectConsoleError, test } from './fixtures.ts';
import { expectDashboard, sessionCookies, signIn, signOut } from './steps.ts';

test('a wrong password is said clearly, the email stays and the password goes', async ({
  page,
  member,
}) => {
  expectConsoleError(/status of 401/);
  await signIn(page, { ...member, password: 'not the password' });
  await expect(page.getByRole('alert')).toHaveText('The email or password is wrong.');
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(member.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
});

test('a session ends with the sign-out, and its cookie is worth nothing afterwards', async ({
  page,
  context,
  member,
}) => {
  await signIn(page, member);
  await expectDashboard(page, member);
  const cookies = await sessionCookies(page);
  const name = `rolecall-${new URL(page.url()).port}`;
  expect(cookies).toEqual([
    expect.objectContaining({ name, httpOnly: true, sameSite: 'Lax', expires: -1 }),
  ]);

  await signOut(page);
  await expect(page.getByRole('status')).toHaveText('You’re signed out.');
  expect(await sessionCookies(page)).toEqual([]);

  await context.addCookies(cookies);
  await page.goto('/');
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByRole('status')).toContainText('Your session has ended.');
  expect(await sessionCookies(page)).toEqual([]);
});

test('"Keep me signed in" outlives the browser', async ({ page, member }) => {
  await page.goto('/login');
  await page.getByLabel('Keep me signed in').check();
  await page.getByLabel('Email', { exact: true }).fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectDashboard(page, member);
  const [cookie] = await sessionCookies(page);
  expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 24 * 3600);
});

test('signing in leads back to the page that was asked for', async ({ page, admin }) => {
  await page.goto('/admin/users?q=ada');
  await expect(page).toHaveURL(/\/login\?next=%2Fadmin%2Fusers%3Fq%3Dada$/);
  await signIn(page, admin, page.url());
  await expect(page).toHaveURL(/\/admin\/users\?q=ada$/);
});

test('signing in never leads to another site', async ({ page, member }) => {
  await signIn(page, member, `/login?next=${encodeURIComponent('//evil.example/steal')}`);
  await expectDashboard(page, member);
  await page.goto('/login');
  await expectDashboard(page, member);
});

test('a password can be shown and hidden again', async ({ page }) => {
  await page.goto('/login');
  const field = page.getByLabel('Password', { exact: true });
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(field).toHaveAttribute('type', 'password');
});
