import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { expectDashboard, register } from './steps.ts';

test('a new person registers and verifies the email from the mail', async ({ page }) => {
  const person = newPerson();
  await register(page, person);
  await expectDashboard(page, person);
  await expect(page.getByText('Email unverified')).toBeVisible();

  await expect(async () => {
    await page.goto('/dev/mail');
    await page.getByRole('link', { name: person.email }).first().click({ timeout: 500 });
  }).toPass();
  await page.frameLocator('iframe').getByRole('link').first().click();

  await expect(page).toHaveURL(/\/verify-email\?token=/);
  await expect(page).toHaveTitle('Verify your email · Rolecall');
  await page.getByRole('button', { name: 'Verify email' }).click();

  await expectDashboard(page, person);
  await expect(page.getByText('Email verified.')).toBeVisible();
  await expect(page.getByText('Email verified', { exact: true })).toBeVisible();
});

test('opening the link changes nothing, and it works once', async ({ page, visitor }) => {
  expectConsoleError(/status of 400/);
  const person = newPerson();
  await register(page, person);
  await expectDashboard(page, person);
  let link = '';
  await expect(async () => {
    await page.goto('/dev/mail');
    await page.getByRole('link', { name: person.email }).first().click({ timeout: 500 });
    link = (await page.locator('pre a').first().getAttribute('href')) ?? '';
    expect(link).toContain('/verify-email?token=');
  }).toPass();

  const scanner = await visitor();
  const opened = await scanner.goto(link);
  expect(opened?.headers()['referrer-policy']).toBe('no-referrer');
  await page.goto('/');
  await expect(page.getByText('Email unverified')).toBeVisible();

  await expect(scanner.getByText(`when you signed up as ${person.email}`)).toBeVisible();
  await page.goto(link);
  await page.getByRole('button', { name: 'Verify email' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await expect(page.getByText('Email verified', { exact: true })).toBeVisible();

  await scanner.goto(link);
  await expect(scanner.getByRole('status')).toContainText('already verified');
});

test('an email that is taken is named at its field', async ({ page, member }) => {
  expectConsoleError(/status of 409/);
  const person = { ...newPerson(), email: member.email.toUpperCase() };
  await register(page, person);
  const field = page.getByLabel('Email', { exact: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/already exists/);
  await expect(field).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('First name')).toHaveValue('Grace');
  // It is not sent back, and need not be typed again.
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(person.password);
  expect(await page.content()).not.toContain(person.password);
});

test('mistakes are shown at their fields', async ({ page }) => {
  expectConsoleError(/status of 400/);
  await register(page, { ...newPerson(), email: 'not an email', password: '' });
  await expect(page.getByLabel('Email', { exact: true })).toHaveAccessibleDescription(
    /name@example\.com/,
  );
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Enter a password/,
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  await register(page, { ...newPerson(), email: 'not an email', password: 'short' });
  await expect(page.getByLabel('Email', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  // An alert without words is a red bar that means nothing.
  await expect(page.getByRole('alert')).toHaveCount(0);
});
