import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { LASTING_LOCKOUT } from '@rolecall/testkit/limits';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, test } from './fixtures.ts';
import { confirmation, expectDashboard, openSignedIn, openTab, signIn } from './steps.ts';

test.use({ settings: { RATE_LIMITS: LASTING_LOCKOUT } });

const SIZE = 72;
const WRONG_TRIES = 12;

/** Registers people with a last name of their own. */
async function registerMany(url: string): Promise<string> {
  const lastName = `Sitting${Math.random().toString(36).slice(2, 8)}`;
  // No more than the server hashes at once: a slow machine refuses who waits long.
  for (let n = 0; n < SIZE; n += 2) {
    const some = Array.from({ length: 2 }, (_, k) => newPerson(`P${n + k}`, lastName));
    await Promise.all(some.map((person) => apiClient(url).auth.register.mutate(person)));
  }
  return lastName;
}

test('an admin invites, promotes, unlocks, and undoes a bulk action too late', async ({
  page,
  visitor,
  server,
  admin,
}) => {
  test.slow();
  const person = newPerson('Grace');
  await openSignedIn(page, admin, '/admin/users/new');
  await page.getByLabel('Emails').fill(`Grace Hopper <${person.email}>`);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('Invitation sent. The link in it')).toBeVisible();
  const theirs = await visitor();
  await theirs.goto(await mailedLink(server.url, person.email, '/accept-invitation'));
  await theirs.getByLabel('Password', { exact: true }).fill(person.password);
  await theirs.getByRole('button', { name: 'Accept invitation' }).click();
  await expectDashboard(theirs, person);

  await page.reload();
  await page.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Make admin' }).click();
  await confirmation(page, 'Make admin').click();
  await expect(page.getByText(/is now an? admin/)).toBeVisible();
  await theirs.goto('/admin');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Overview');

  for (let n = 0; n < WRONG_TRIES; n++) {
    const wrong = { email: person.email, password: 'not the password' };
    await apiClient(server.url)
      .auth.login.mutate(wrong)
      .catch(() => undefined);
  }
  await page.goto('/admin/blocked');
  await page.getByRole('link', { name: 'Grace Hopper' }).first().click();
  await openTab(page, 'Sign-in check');
  const verdict = page.getByRole('region', { name: /^Grace Hopper can/ });
  await expect(verdict).toContainText('Locked out after too many failed sign-ins.');
  await page.getByRole('button', { name: 'Clear lockout' }).click();
  await expect(verdict).toContainText('Grace Hopper can sign in');
  await signIn(await visitor(), person);

  const group = await registerMany(server.url);
  const { users, mail } = (await signedInClient(server.url, admin)).admin;
  const { items } = await users.list.query({ q: group, perPage: 100 });
  const ids = new Set(items.map(({ id }) => id));
  const mailed = async (kind: string) => {
    const log = await mail.list.query({ status: 'kept', perPage: 100 });
    return log.items.filter((one) => one.kind === kind && ids.has(one.userId)).length;
  };
  await page.goto(`/admin/users?q=${group}`);
  await page.getByLabel('Select all on this page').check();
  await page.getByRole('button', { name: `Select all ${SIZE} that match` }).click();
  const bar = page.getByRole('region', { name: 'Selected users' });
  await bar.getByRole('button', { name: 'Deactivate' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`Deactivate ${SIZE} users?`);
  await expect(dialog).toContainText(`${SIZE} sessions will end.`);
  await expect(dialog.getByLabel(`Email ${SIZE} users about it`)).toBeChecked();
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(`${SIZE} users deactivated.`);
  await expect(result).toContainText('The emails are going out');
  await expect.poll(() => mailed('account-deactivated')).toBe(SIZE);
  await result.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone for ${SIZE} users.`)).toContainText(
    `${SIZE} users had already been emailed and will get another email`,
  );
  await expect.poll(() => mailed('account-activated')).toBe(SIZE);
  expect((await users.list.query({ q: group, status: 'active' })).total).toBe(SIZE);
});
