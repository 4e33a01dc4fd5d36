import { join } from 'node:path';
import { signedInClient } from '@rolecall/testkit/client';
import { ageSessions } from './age-sessions.ts';
import { expectNoViolations } from './axe.ts';
import { readDownload } from './downloads.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn, ownerOf, signedInElsewhere } from './steps.ts';
import { csv, uploadUsers } from './upload-users.ts';

const FLASK = join(
  import.meta.dirname,
  '../../../packages/core/src/import/fixtures/flask-users.db',
);
const passwordOf = (n: number) => `Flask-Pass-${String(n).padStart(3, '0')}-ok`;

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('an admin moves the users of a Flask app in, and out again', async ({
    page,
    server,
    admin,
    visitor,
  }) => {
    expectConsoleError(/status of 40[13]/);
    await openSignedIn(page, admin, '/admin/imports');
    ageSessions(server);
    await page.getByRole('button', { name: 'New import' }).click();
    await page.getByLabel('Confirm your password to continue').fill(admin.password);
    await uploadUsers(page, FLASK);
    await expect(page.getByText('SQLite, table users, 120 rows')).toBeVisible();
    await expect(page.getByLabel('Table')).toHaveValue('users');
    await expect(page.getByLabel('Password hash')).toHaveValue('password_hash');

    await page.getByLabel('Email', { exact: true }).last().fill('monaschuchha1@example.org');
    await page.getByLabel('Password', { exact: true }).fill(passwordOf(1));
    await page.getByRole('button', { name: 'Check password' }).click();
    await expect(page.getByText('The password matches the hash in row 2 (bcrypt).')).toBeVisible();

    await page.getByRole('button', { name: 'Import 120 users' }).click();
    await expect(page.getByText('120 users added.')).toBeVisible();
    if (javaScriptEnabled) await expectNoViolations(page, 'an import that is done');
    const { text, name } = await readDownload(page, () =>
      page.getByRole('button', { name: 'Download result' }).click(),
    );
    expect(name).toMatch(/\.csv$/);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(121);
    const last = lines.at(-1)?.split('","')[2] ?? '';
    for (const [n, email] of [
      [0, 'brianfoster0@example.org'],
      [119, last],
    ] as const) {
      const person = { email, password: passwordOf(n), firstName: '', lastName: '' };
      await signedInElsewhere(visitor, person);
    }

    await page.goto('/admin/imports');
    await expect(page.getByText('1.7% upgraded.')).toBeVisible();
    await page.getByRole('link', { name: 'flask-users.db' }).first().click();
    await page.locator('summary', { hasText: 'Undo import' }).click();
    await expect(page.getByText('Invitations were emailed')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo import' }).click();
    await expect(page.getByText('120 users added, 118 users removed, 2 kept.')).toBeVisible();
    const kept = page.getByRole('list', { name: 'Kept users' });
    await expect(kept.getByRole('listitem')).toHaveCount(2);
    await expect(kept).toContainText('signed in');
    if (javaScriptEnabled) await expectNoViolations(page, 'an import that was undone');
    const api = await signedInClient(server.url, admin);
    for (const email of ['brianfoster0@example.org', last]) {
      const { id } = await api.admin.users.find.query({ user: email });
      await api.admin.users.delete.mutate({ id });
    }
  });

  test('a file is read as the admin says', async ({ page, admin }) => {
    expectConsoleError(/status of 400/);
    await openSignedIn(page, admin, '/admin/imports');
    await uploadUsers(page, csv('mail,alias,kind\nada@x.example,Ada Ames,owner\n'));
    await expect(page.getByText('CSV, 1 row below the headings')).toBeVisible();
    const first = page.getByRole('list', { name: 'First new users' });
    await expect(first).toContainText('ada@x.example');
    await expect(first).toContainText('Row 1 · User · Invited');
    await expect(page.getByText('isn’t a known role')).toHaveCount(0);
    await expect(page.getByLabel('Role', { exact: true })).toBeHidden();
    await page.locator('summary', { hasText: 'Change settings' }).click();
    await expect(page.getByLabel('Table')).toHaveCount(0);
    await expect(page.getByLabel('Firebase parameters')).toHaveCount(0);
    await page.getByLabel('Role', { exact: true }).fill('kind');
    await page.getByRole('button', { name: 'Preview again' }).click();
    await expect(page.getByText(/Role: “owner” isn’t a known role\. Map it to/)).toBeVisible();
    await page.locator('summary', { hasText: 'Change settings' }).click();
    await page.getByLabel('Roles', { exact: true }).fill('owner: admin');
    await page.getByRole('button', { name: 'Preview again' }).click();
    await expect(page.getByText('doesn’t name a role')).toBeVisible();
    await page.getByLabel('Roles', { exact: true }).fill('owner = admin');
    await page.getByLabel('Full name').fill('alias');
    await page.getByRole('button', { name: 'Preview again' }).click();
    await expect(page.getByRole('button', { name: 'Import 1 user' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete file' }).click();
    await expect(page).toHaveURL(/\/admin\/imports$/);
  });

  test('what another admin changes meanwhile is looked at before it comes in', async ({
    page,
    server,
    admin,
  }) => {
    expectConsoleError(/status of 409/);
    await openSignedIn(page, admin, '/admin/imports');
    await uploadUsers(page, csv(`email,role\n${crypto.randomUUID()}@x.example,user\n`));
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { imports } = (await signedInClient(server.url, admin)).admin;
    await imports.plan.mutate({ id, roles: { user: 'admin' } });
    await expect.poll(async () => (await imports.get.query({ id })).plan?.admins).toBe(1);
    await page.getByRole('button', { name: 'Import 1 user' }).click();
    await expect(page.getByRole('alert')).toContainText('preview of this import has changed');
    await page.goto(page.url());
    await expect(page.getByLabel('Roles', { exact: true })).toHaveValue('user = admin');
    await imports.discard.mutate({ id });
  });
});

withAndWithoutJavaScript(() => {
  test('undoing an import tells of the invitations that it emailed', async ({ page, admin }) => {
    await openSignedIn(page, admin, '/admin/imports');
    const emails = [1, 2].map(() => `${crypto.randomUUID()}@x.example`);
    await uploadUsers(page, csv(`email\n${emails.join('\n')}\n`));
    await expect(page.getByText('New users: 2 (rows 1–2)')).toBeVisible();
    await page.getByLabel('Email an invitation').check();
    await page.getByRole('button', { name: 'Import 2 users' }).click();
    await expect(page.getByText('2 users added. 2 invitations emailed.')).toBeVisible();
    await page.locator('summary', { hasText: 'Undo import' }).click();
    await expect(page.getByText('Invitations were emailed to 2 users: the links')).toBeVisible();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await expect(page.getByText('2 users added, 2 users removed, 0 kept.')).toBeVisible();
    await page.goto('/admin/imports');
    const newest = page.getByRole('list', { name: 'Imports' }).getByRole('listitem').first();
    await expect(newest).toContainText('2 users removed');
    await expect(newest).not.toContainText('added');
  });
});

test('a file that is not one of users says so', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin/imports');
  await uploadUsers(page, csv('name,age\nAda,36\n'));
  await expect(page.getByRole('alert')).toContainText('No email column found');
  await expectNoViolations(page, 'a file that can’t be imported');
  await page.getByRole('button', { name: 'Delete file' }).click();
  await expect(page).toHaveURL(/\/admin\/imports$/);
});

test('no one else’s page uploads a file', async ({ page, admin, baseURL }) => {
  await openSignedIn(page, admin, '/admin/imports');
  await page.getByRole('button', { name: 'New import' }).click();
  await expect(page.getByLabel('File')).toBeVisible();
  await expectNoViolations(page, 'an import without a file');
  const url = `${new URL(page.url()).pathname}/file`;
  const owner = await ownerOf(page);
  const send = (changes: { owner?: string; origin?: string }) =>
    page.request.post(url, {
      multipart: { owner: changes.owner ?? owner, file: csv('email\n') },
      headers: { origin: changes.origin ?? new URL(baseURL ?? '').origin },
      maxRedirects: 0,
    });
  expect((await send({ origin: 'https://evil.example' })).status()).toBe(403);
  expect((await send({ owner: 'usr_nobody nobody@example.com' })).status()).toBe(409);
  const other = await page.request.post('/admin/imports', {
    multipart: { owner, file: csv('x'.repeat(300 * 1024)) },
    headers: { origin: new URL(baseURL ?? '').origin },
  });
  expect(other.status()).toBe(413);
  expect((await send({})).status()).toBe(303);
});
