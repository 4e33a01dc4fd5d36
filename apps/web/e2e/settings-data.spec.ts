import { ExportedData } from '@rolecall/schemas/account';
import { readDownload } from './downloads.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn, sessionCookies, signIn } from './steps.ts';

const DATA = '/settings/data';

withAndWithoutJavaScript(() => {
  test('the account can be taken along as a file', async ({ page, member }) => {
    await openSignedIn(page, member, DATA);
    const { name, text } = await readDownload(page, () =>
      page.getByRole('button', { name: 'Download' }).click(),
    );
    expect(name).toMatch(/^rolecall-.+-\d{4}-\d\d-\d\d\.json$/);
    const data = ExportedData.parse(JSON.parse(text));
    expect(data.user.email).toBe(member.email);
    expect(data.sessions.some((session) => session.current)).toBe(true);
    expect(text).not.toMatch(/argon2|hash/i);
  });

  test('an account is deleted for good, but not by a slip', async ({ page, member }) => {
    expectConsoleError(/status of 40[01]/);
    await openSignedIn(page, member, DATA);
    const remove = async (confirmation: string, password: string) => {
      await page.getByLabel(/to confirm$/).fill(confirmation);
      await page.getByLabel('Your password').fill(password);
      await page.getByRole('button', { name: 'Delete my account' }).click();
    };
    await remove('somebody', member.password);
    await expect(page.getByLabel(/to confirm$/)).toHaveAccessibleDescription(/isn’t your username/);
    await remove(member.email, 'not the password');
    await expect(page.getByLabel('Your password')).toHaveAccessibleDescription(/wrong/);
    await remove(member.email.toUpperCase(), member.password);
    await expect(page).toHaveURL(/\/login(#delete-account)?$/);
    expect(await sessionCookies(page)).toEqual([]);
    await signIn(page, member);
    await expect(page.getByRole('alert')).toContainText('wrong');
  });
});

test('an admin is told how to delete their account', async ({ page, admin }) => {
  await openSignedIn(page, admin, DATA);
  await expect(page.getByText('Ask another admin to remove your admin role first')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete my account' })).toHaveCount(0);
});
