import type { Locator, Page } from '@playwright/test';
import type { BuiltServer } from '@rolecall/testkit/built-server';
import type { Person } from '@rolecall/testkit/person';
import { ageSessions } from './age-sessions.ts';
import { expectNoViolations } from './axe.ts';
import { readDownload } from './downloads.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { confirmation, doAction, openSignedIn, openTab, openUser } from './steps.ts';

const passwordIn = (page: Page) => page.getByLabel('Confirm your password to continue');

/** Asks for the data of someone whose session is stale. @returns the button that does */
async function askForData(page: Page, server: BuiltServer, person: Person): Promise<Locator> {
  await openSignedIn(page, person, '/settings/data');
  const download = page.getByRole('button', { name: 'Download' });
  ageSessions(server);
  await download.click();
  return download;
}

withAndWithoutJavaScript(() => {
  test('a stale session asks for the password before it hands out the data', async ({
    page,
    server,
    member,
  }) => {
    expectConsoleError(/status of 40[013]/);
    const download = await askForData(page, server, member);
    await expect(passwordIn(page)).toBeFocused();

    await download.click();
    await expect(passwordIn(page)).toHaveAccessibleDescription(/Enter a password/);
    await passwordIn(page).fill('not the password');
    await download.click();
    await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
    expect(await page.content()).not.toContain('not the password');

    await passwordIn(page).fill(member.password);
    const { text } = await readDownload(page, () => download.click());
    expect(JSON.parse(text).user.email).toBe(member.email);
  });

  test('a stale admin proves the password for a role', async ({ page, server, admin, member }) => {
    expectConsoleError(/status of 40[13]/);
    await openUser(page, admin, member);
    await openTab(page, 'Security');
    ageSessions(server);
    await doAction(page, 'Make admin');
    await expect(passwordIn(page)).toBeFocused();
    const send = confirmation(page, 'Make admin');
    await passwordIn(page).fill('not the password');
    await send.click();
    await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
    await passwordIn(page).fill(admin.password);
    await send.click();
    await expect(page.getByText('Grace Hopper is now an admin.')).toBeVisible();
    await expect(passwordIn(page)).toHaveCount(0);
  });

  test('reverting a role asks for it at the event', async ({ page, server, admin, member }) => {
    expectConsoleError(/status of 40[13]/);
    await openUser(page, admin, member);
    await openTab(page, 'Security');
    await doAction(page, 'Make admin');
    await expect(page.getByText('is now an admin.')).toBeVisible();
    await openTab(page, 'Activity');
    ageSessions(server);
    const event = page
      .getByRole('list', { name: 'Activity' })
      .locator('> li', { hasText: 'gave the admin role to' });
    await event.locator('summary').first().click();
    await event.locator('summary', { hasText: /^Revert/ }).click();
    const send = event.getByRole('button', { name: 'Revert', exact: true });
    await send.click();
    await passwordIn(page).fill('not the password');
    await send.click();
    await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
    await passwordIn(page).fill(admin.password);
    await send.click();
    await expect(page.getByText('Change reverted').first()).toBeVisible();
    await expect(event.filter({ hasText: '(reverted)' })).toBeVisible();
  });

  test('a new email, admin or deletion asks for it too', async ({
    page,
    server,
    admin,
    member,
  }) => {
    expectConsoleError(/status of 40[013]/);
    await openUser(page, admin, member);
    /** Sends a form of someone stale, and proves the password in it. */
    const sendAndProve = async (send: Locator) => {
      ageSessions(server);
      await send.click();
      await passwordIn(page).fill('not the password');
      await send.click();
      await expect(passwordIn(page)).toHaveAccessibleDescription(/wrong/);
      expect(await page.content()).not.toContain('not the password');
      await passwordIn(page).fill(admin.password);
      await send.click();
    };
    const email = `x${member.email}`;
    await page.getByLabel('Email', { exact: true }).fill(email);
    await sendAndProve(page.getByRole('button', { name: 'Change email' }));
    await expect(
      page.getByText(`Email changed. We sent a verification link to ${email}.`),
    ).toBeVisible();
    await expect(passwordIn(page)).toHaveCount(0);

    await openTab(page, 'Danger zone');
    await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByLabel(/to confirm$/).fill(email);
    await sendAndProve(confirmation(page, 'Delete'));
    await expect(page).toHaveURL(/\/admin\/users$/);

    await page.goto('/admin/users/new');
    await page.getByLabel('Emails').fill(`boss.${member.email}`);
    await page.getByLabel('Role').selectOption('Admin');
    await sendAndProve(page.getByRole('button', { name: 'Send invitation' }));
    await expect(page).toHaveURL(/\/admin\/users\/usr_/);
  });
});

test('asking for the password has no WCAG 2.2 AA violations', async ({ page, server, member }) => {
  expectConsoleError(/status of 40[03]/);
  const download = await askForData(page, server, member);
  await expect(passwordIn(page)).toBeVisible();
  await download.click();
  await expect(passwordIn(page)).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'the password field');
});
