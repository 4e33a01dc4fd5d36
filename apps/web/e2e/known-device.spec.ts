import { apiClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, test } from './fixtures.ts';
import { askForReset, expectDashboard, register, signIn, signOut } from './steps.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

test('a browser is known by a cookie of a year once someone signed in', async ({
  page,
  context,
  server,
}) => {
  const cookie = async (name: RegExp) => {
    const found = (await context.cookies()).find((one) => name.test(one.name));
    if (found === undefined) throw new Error(`There is no cookie ${name}.`);
    return found;
  };
  const device = () => cookie(/rolecall.*device/);
  const session = async () => (await cookie(/rolecall(?!.*device)/)).value;
  const person = newPerson();
  await register(page, person);
  await expectDashboard(page, person);
  const first = await device();
  expect(first).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(first.expires - Date.now() / 1000).toBeGreaterThan(YEAR_SECONDS - 600);

  const client = apiClient(server.url, await session());
  expect((await client.user.sessions.query()).items).toHaveLength(1);

  await signOut(page);
  expect((await device()).value).toBe(first.value);
  await signIn(page, person);
  await expectDashboard(page, person);
  expect((await device()).value).toBe(first.value);
  const { mails } = await apiClient(server.url, await session()).user.exportData.query();
  expect(mails.map(({ kind }) => kind)).toEqual(['verify-email']);
});

test('a browser is known once its user set a new password there', async ({
  page,
  context,
  server,
  member,
}) => {
  await askForReset(page, member.email);
  await page.goto(await mailedLink(server.url, member.email, '/reset-password'));
  await page.getByLabel('New password', { exact: true }).fill('seven quiet harbours');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).toHaveURL(/\/login$/);
  expect((await context.cookies()).map(({ name }) => name)).toEqual([
    expect.stringMatching(/rolecall.*device/),
  ]);
});
