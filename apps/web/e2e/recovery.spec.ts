import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { askForReset, expectDashboard, expectShutOut, signedInElsewhere, signIn } from './steps.ts';

const NEW_PASSWORD = 'seven quiet harbours';

withAndWithoutJavaScript(() => {
  test('a reset password signs out other browsers', async ({ page, visitor, server, member }) => {
    expectConsoleError(/status of 40[01]/);
    const other = await signedInElsewhere(visitor, member);

    await page.goto('/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expect(page).toHaveURL(/\/forgot-password$/);
    await page.getByLabel('Email', { exact: true }).fill(member.email);
    await page.getByRole('button', { name: 'Send link' }).click();
    await expect(page.getByRole('status')).toContainText('we sent a link to it');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
    await expect(page.getByLabel('Email', { exact: true })).toHaveCount(0);

    const link = await mailedLink(server.url, member.email, '/reset-password');
    const opened = await page.goto(link);
    expect(opened?.headers()['referrer-policy']).toBe('no-referrer');

    const field = page.getByLabel('New password', { exact: true });
    await field.fill('passwordpassword');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(field).toHaveAccessibleDescription(/one of the most common passwords/);
    await expect(field).toHaveValue('');
    expect(await page.content()).not.toContain('passwordpassword');

    await field.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page).toHaveURL(/\/login$/);
    await expect(page.getByRole('status')).toContainText('Your password was changed');

    await expectShutOut(other, member);
    await signIn(page, { ...member, password: NEW_PASSWORD });
    await expectDashboard(page, member);

    await page.goto(link);
    await expect(page.getByRole('alert')).toContainText('already used');
    await page.getByRole('link', { name: 'Request a new link' }).click();
    await expect(page).toHaveURL(/\/forgot-password$/);
  });
});

test('an unknown email gets the same answer', async ({ page, member }) => {
  await askForReset(page, member.email);
  const known = await page.getByRole('main').textContent();
  await askForReset(page, newPerson().email);
  await expect(page.getByRole('main')).toHaveText(known ?? '');
});

test('the answer itself is the same too', async ({ page, server, member }) => {
  const ask = async (path: string, email: string) => {
    const headers = {
      origin: server.url,
      accept: 'application/json',
      'x-sveltekit-action': 'true',
    };
    const response = await page.request.post(path, { form: { email }, headers });
    return { status: response.status(), text: (await response.text()).replaceAll(email, 'EMAIL') };
  };
  for (const path of ['/forgot-password', '/resend-verification']) {
    expect(await ask(path, newPerson().email)).toEqual(await ask(path, member.email));
  }
});

test('a link that lost its end asks for the code', async ({ page, server, member }) => {
  await askForReset(page, member.email);
  const link = new URL(await mailedLink(server.url, member.email, '/reset-password'));
  await page.goto('/reset-password');
  await page.getByLabel('Code from the email').fill(link.searchParams.get('token') ?? '');
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await signIn(page, { ...member, password: NEW_PASSWORD });
  await expectDashboard(page, member);
});
