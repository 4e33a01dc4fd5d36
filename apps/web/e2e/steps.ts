import type { Locator, Page } from '@playwright/test';
import type { Person } from '@rolecall/testkit/person';
import { OWNER_FIELD } from '../src/lib/owner.ts';
import { expect } from './fixtures.ts';

/** Fills in and sends the registration form. */
export async function register(page: Page, person: Person): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByLabel('Last name').fill(person.lastName);
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** Fills in and sends the sign-in form of the page that is open, or of `/login`. */
export async function signIn(page: Page, person: Person, path = '/login'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login$/);
}

export async function expectDashboard(page: Page, person: Person): Promise<void> {
  // Admins land on their overview.
  await expect(page).toHaveURL(/:\d+\/(admin)?$/);
  await expect(page.getByRole('button', { name: 'Your account' }).first()).toContainText(
    `${person.firstName} ${person.lastName}`,
  );
}

/** Expects that a browser's session has ended, and that the old password opens no other. */
export async function expectShutOut(page: Page, person: Person): Promise<void> {
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await signIn(page, person);
  await expect(page.getByRole('alert')).toContainText('wrong');
}

/** Signs an administrator in and opens someone's page through the search. */
export async function openUser(page: Page, admin: Person, person: Person): Promise<void> {
  await openSignedIn(page, admin, `/admin/users?q=${person.email}`);
  const name = `${person.firstName} ${person.lastName}`;
  await page.getByRole('main').getByRole('link', { name }).click();
  await expect(page).toHaveURL(/\/admin\/users\/usr_/);
}

export async function askForReset(page: Page, email: string): Promise<void> {
  await page.goto('/forgot-password');
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('status')).toContainText('we sent a link to it');
}

/** Signs someone in with the request that the form sends: the browser keeps the session. */
async function startSession(page: Page, { email, password }: Person): Promise<void> {
  const userAgent = await page.evaluate(() => navigator.userAgent);
  const { origin } = new URL((await page.request.head('/livez')).url());
  const response = await page.request.post('/login', {
    form: { email, password },
    headers: { origin, accept: 'text/html', 'user-agent': userAgent },
    maxRedirects: 0,
  });
  expect(response.status(), 'signing in').toBe(303);
}

/** Opens a page for someone signed in. */
export async function openSignedIn(page: Page, person: Person, path: string): Promise<void> {
  await startSession(page, person);
  await page.goto(path);
  await expect(page).toHaveURL((url) => url.pathname === path.replace(/\?.*/, ''));
}

/** Opens a page for someone signed in, in a browser of their own. */
export async function signedInElsewhere(
  visitor: () => Promise<Page>,
  person: Person,
  path = '/',
): Promise<Page> {
  const page = await visitor();
  await openSignedIn(page, person, path);
  return page;
}

/** The cookies of whoever is signed in; what the browser is known by stays without anyone. */
export async function sessionCookies(page: Page) {
  return (await page.context().cookies()).filter(({ name }) => !name.includes('device'));
}

/** Names whose page is open, as its forms do. */
export const ownerOf = (page: Page) =>
  page.locator(`input[name="${OWNER_FIELD}"]`).first().inputValue();

/** Opens one of the tabs of someone's page. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'About this user' }).getByRole('link', { name });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-current', 'page');
}

/** The button that says yes: in the dialog, or without JavaScript in the question on the page. */
export function confirmation(page: Page, name: string): Locator {
  return page
    .getByRole('dialog')
    .or(page.getByRole('form', { name, exact: true }))
    .getByRole('button', { name, exact: true });
}

/** Presses a button of someone's page that asks first, and says yes. */
export async function doAction(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await confirmation(page, name).click();
}
