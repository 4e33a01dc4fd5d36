import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

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

/**
 * Expects that each form with a password says whose it is and how it has to be.
 * @param username whose it is, where that is known
 */
export async function expectPasswordForms(
  page: Page,
  count: number,
  username?: string,
): Promise<void> {
  const forms = await formsOf(page);
  expect(forms).toHaveLength(count);
  for (const { usernames, rules } of forms) {
    expect(usernames).toEqual([username ?? expect.any(String)]);
    for (const rule of rules) expect(rule).toBe('minlength: 12; maxlength: 256;');
  }
}
