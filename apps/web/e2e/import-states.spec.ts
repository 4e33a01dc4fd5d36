import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { BuiltServer } from '@rolecall/testkit/built-server';
import { expectNoViolations } from './axe.ts';
import { accentOf, colorsIn } from './colors.ts';
import { expect, expectConsoleError, test } from './fixtures.ts';
import { openSignedIn } from './steps.ts';
import { csv, uploadUsers } from './upload-users.ts';

/** Changes what the server knows of an import, by the URL of its page. */
function changeImport({ databaseUrl }: BuiltServer, path: string, changes: string) {
  const database = new DatabaseSync(fileURLToPath(databaseUrl));
  database.exec('PRAGMA busy_timeout = 5000');
  database.prepare(`UPDATE imports SET ${changes} WHERE id = ?`).run(path.split('/').at(-1) ?? '');
  database.close();
}

test('a stopped import whose file was deleted says what to do', async ({ page, server, admin }) => {
  await openSignedIn(page, admin, '/admin/imports');
  await uploadUsers(page, csv(`email\n${crypto.randomUUID()}@x.example\n`));
  await page.getByRole('button', { name: 'Import 1 user' }).click();
  await expect(page.getByText('1 user added.')).toBeVisible();
  const path = new URL(page.url()).pathname;
  changeImport(server, path, 'finished_at = NULL, expires_at = NULL');
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'File no longer available' })).toBeVisible();
  await expect(page.getByText('upload it again; existing users are skipped')).toBeVisible();
  await expect(page.locator('summary', { hasText: 'Undo import' })).toBeVisible();
  await expectNoViolations(page, 'an import whose file was deleted');
  await page.getByRole('link', { name: 'Go to imports' }).click();
  await expect(page).toHaveURL(/\/admin\/imports$/);
});

test('progress has the color of the theme, and a lost connection leaves the page', async ({
  page,
  server,
  admin,
}) => {
  expectConsoleError(/net::ERR_/);
  await openSignedIn(page, admin, '/admin/imports');
  await uploadUsers(page, csv(`email\n${crypto.randomUUID()}@x.example\n`));
  const path = new URL(page.url()).pathname;
  // As another process that is half through.
  const lease = Date.now() + 3_600_000;
  changeImport(server, path, `job = 'apply', job_run = 9, leased_until = ${lease}, rows_read = 1`);
  await page.goto(path);
  const bar = page.getByRole('progressbar', { name: 'Importing users' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => colorsIn(page, bar)).toContain(await accentOf(page));
  }
  await page.context().setOffline(true);
  await expect(page.getByRole('alert')).toHaveText('The server can’t be reached. Trying again…');
  await expect(bar).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('alert')).toHaveCount(0);
  changeImport(server, path, 'job = NULL');
  await page.getByRole('button', { name: 'Delete file' }).click();
  await expect(page).toHaveURL(/\/admin\/imports$/);
});
