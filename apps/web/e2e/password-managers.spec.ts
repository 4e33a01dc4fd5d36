import type { Page } from '@playwright/test';
import { apiClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { ageSessions } from './age-sessions.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { PAGES } from './pages.ts';
import { addSampleData } from './sample-data.ts';
import { openSignedIn } from './steps.ts';

const PASSWORDS = 'input[autocomplete$="-password"]';

/** What a password manager finds in each form with a password. */
async function formsOf(page: Page) {
  const passwords = page.locator('input[type="password"]');
  expect(await passwords.count()).toBe(await page.locator(PASSWORDS).count());
  return page.locator('form', { has: page.locator(PASSWORDS) }).evaluateAll((forms) =>
    forms.map((form) => ({
      usernames: [...form.querySelectorAll<HTMLInputElement>('[autocomplete="username"]')].map(
        ({ value }) => value,
      ),
      rules: [...form.querySelectorAll('[autocomplete="new-password"]')].map((input) =>
        input.getAttribute('passwordrules'),
      ),
    })),
  );
}

async function expectForms(page: Page, count: number, username?: string) {
  const forms = await formsOf(page);
  expect(forms).toHaveLength(count);
  for (const { usernames, rules } of forms) {
    expect(usernames).toEqual([username ?? expect.any(String)]);
    for (const rule of rules) expect(rule).toBe('minlength: 12; maxlength: 256;');
  }
}

test('every form with a password says whose it is and how it has to be', async ({
  page,
  visitor,
  server,
  admin,
}) => {
  test.slow();
  const data = await addSampleData(server, admin);
  const stranger = await visitor();
  await openSignedIn(page, admin, '/settings/security');
  const seen: Record<string, number> = {};
  for (const { access, views = [] } of PAGES) {
    const browser = access === 'user' || access === 'admin' ? page : stranger;
    for (const { name, path } of views) {
      await browser.goto(typeof path === 'string' ? path : path(data));
      const { length } = await formsOf(browser);
      if (length === 0) continue;
      seen[name] = length;
      await expectForms(browser, length);
    }
  }
  expect(seen).toMatchObject({
    login: 1,
    register: 1,
    setup: 1,
    'reset-password': 1,
    'user-new-with-password': 1,
    'settings-security': 2,
  });
});

test('a mailed link says whose password it is, also after a mistake', async ({
  page,
  server,
  member,
}) => {
  expectConsoleError(/status of 400/);
  await apiClient(server.url).auth.forgotPassword.mutate({ email: member.email });
  await page.goto(await mailedLink(server.url, member.email, '/reset-password'));
  await expectForms(page, 1, member.email);
  await page.getByLabel('New password', { exact: true }).fill('qwertyuiop[]');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('common')).toBeVisible();
  await expectForms(page, 1, member.email);
  await page.reload();
  await page.getByLabel('New password', { exact: true }).fill('seven quiet harbors');
  await expect(page.getByText('Strong.')).toBeVisible();
});

test('asked for again, the password is that of whoever is signed in', async ({
  page,
  server,
  admin,
}) => {
  await openSignedIn(page, admin, '/admin/users');
  ageSessions(server);
  await page.getByRole('link', { name: 'Download CSV' }).click();
  await expect(page.getByLabel('Confirm your password to continue')).toBeFocused();
  await expectForms(page, 1, admin.email);
});
