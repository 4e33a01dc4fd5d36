import { signedInClient } from '@rolecall/testkit/client';
import { mailedLink } from '@rolecall/testkit/mailbox';
import { newPerson } from '@rolecall/testkit/person';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('an email of the log opens and shows what was sent, without its token', async ({
    page,
    server,
    admin,
  }) => {
    const invited = newPerson();
    const api = await signedInClient(server.url, admin);
    await api.admin.users.invite.mutate({ emails: [invited.email] });
    const link = await mailedLink(server.url, invited.email, '/accept-invitation');
    const token = new URL(link).searchParams.get('token') ?? '';

    await openSignedIn(page, admin, `/admin/mail?user=${invited.email}`);
    await page.getByRole('link', { name: 'Invitation' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/invited you to Rolecall$/);
    await expect(page.getByText(invited.email)).toBeVisible();
    await expect(page.getByText('One-time links are masked and don’t work here.')).toBeVisible();
    await expect(page.locator('pre')).toContainText('/accept-invitation?token=••••');
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('link', { name: 'Accept invitation' })).toBeVisible();
    const source = await page.request.get(`${page.url()}/html`);
    expect(source.headers()['content-security-policy']).toMatch(/default-src 'none'.*; sandbox$/);
    for (const shown of [await page.content(), await source.text()]) {
      expect(shown).not.toContain(token);
    }
  });
});

test('an email fits a phone, whatever is in it', async ({ page, server, admin }) => {
  const { email } = newPerson();
  const api = await signedInClient(server.url, admin);
  await api.admin.users.invite.mutate({ emails: [`${'Long'.repeat(12)} <${email}>`] });
  await mailedLink(server.url, email, '/accept-invitation');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/dev/mail');
  await page.getByRole('link').filter({ hasText: email }).first().click();
  const html = page.frameLocator('iframe').locator('html');
  await expect(html).toContainText('Accept invitation');
  const hidden = await html.evaluate((root) => ({
    width: root.scrollWidth - root.clientWidth,
    height: root.scrollHeight - root.clientHeight,
  }));
  expect(hidden).toEqual({ width: 0, height: 0 });
});
