// The pages as they open are looked at in screenshots.spec.ts: here is what becomes of them.
import type { Page } from '@playwright/test';
import { checkWithAxe, expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { askForReset, expectDashboard, openSignedIn } from './steps.ts';

async function expectAccessible(page: Page, path: string) {
  await page.goto(path);
  await expectNoViolations(page, path);
}

test('what is wrong is found, each time it is looked for', async ({ page }) => {
  await page.goto('/login');
  await checkWithAxe(page, '/login');
  const button = page.getByRole('button', { name: 'Sign in' });
  await button.evaluate(({ style }) => {
    style.color = 'light-dark(white, rgb(128 128 128))';
    style.background = 'light-dark(black, rgb(130 130 130))';
  });
  await expect(expectNoViolations(page, 'a button')).rejects.toThrow('(dark)');
  await page.emulateMedia({ colorScheme: 'light' });
  await button.evaluate((button) => {
    button.style.color = 'rgb(128 128 128)';
    button.style.background = 'rgb(130 130 130)';
  });
  await expect(checkWithAxe(page, 'a pale button')).rejects.toThrow('color-contrast');
  await page.getByLabel('Email', { exact: true }).evaluate((input) => input.removeAttribute('id'));
  await expect(checkWithAxe(page, 'a field without a label')).rejects.toThrow('label');
});

test('forms with mistakes have no WCAG 2.2 AA violations', async ({ page }) => {
  expectConsoleError(/status of 400/);
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Email', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, '/register with mistakes');
});

test('a post with mistakes has none', async ({ page, member }) => {
  expectConsoleError(/status of 400/);
  await openSignedIn(page, member, '/posts');
  await page.getByText('New post').click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'a post with mistakes');
});

test('what a form says back has none', async ({ page, member }) => {
  test.slow();
  expectConsoleError(/status of 400/);
  await page.goto('/register');
  await page.getByLabel('Password', { exact: true }).fill('aaaaaaaaaaaaaa');
  await expect(page.getByText('Very weak.')).toBeVisible();
  await expectNoViolations(page, 'the password meter');

  await page.goto('/reset-password?token=used');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page, 'a dead link');

  await askForReset(page, member.email);
  await expectNoViolations(page, 'a mail on its way');

  await openSignedIn(page, member, '/settings/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByLabel('Your password')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'a deletion with mistakes');
});

test('the refusals have none', async ({ page, member }) => {
  expectConsoleError(/status of 40[34]/);
  await expectAccessible(page, '/nowhere');
  await openSignedIn(page, member, '/');
  await expectAccessible(page, '/admin/users');
});

test('everything works with the keyboard alone', async ({ page, member }) => {
  await page.goto('/login');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByLabel('Email', { exact: true }).focus();
  await page.keyboard.type(member.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(member.password);
  await page.keyboard.press('Enter');
  await expectDashboard(page, member);
});
