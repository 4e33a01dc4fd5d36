import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

/** How much JavaScript pages load, as it travels: compressed bodies, in kB of 1,000 bytes. */
async function scriptsOf(page: Page, open: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await open();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
}

test('the sign-in loads less than 57.5 kB of JavaScript', async ({ page }) => {
  const loaded = await scriptsOf(page, () => page.goto('/login'));
  expect(loaded).toBeGreaterThan(0);
  expect(loaded).toBeLessThan(57.5);
});

test('the table of users loads less than 80.5 kB of JavaScript', async ({
  browser,
  page,
  admin,
  baseURL,
}) => {
  await openSignedIn(page, admin, '/admin/users');
  // The same person with an empty cache.
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ baseURL, storageState });
  const fresh = await context.newPage();
  const loaded = await scriptsOf(fresh, () => fresh.goto('/admin/users'));
  await context.close();
  expect(loaded).toBeGreaterThan(0);
  expect(loaded).toBeLessThan(80.5);
});

test('a page waits for one stylesheet', async ({ page, admin }) => {
  await openSignedIn(page, admin, '/admin/users');
  await expect(page.locator('link[rel="stylesheet"]')).toHaveCount(1);
});

test('no page brings a library that checks input to the browser', async () => {
  const built = new URL('../build/client/_app/immutable/', import.meta.url).pathname;
  const scripts = await Array.fromAsync(
    new Bun.Glob('**/*.js').scan({ cwd: built, absolute: true }),
  );
  expect(scripts.length).toBeGreaterThan(0);
  const texts = await Promise.all(scripts.map((path) => Bun.file(path).text()));
  expect(scripts.filter((_, index) => texts[index]?.includes('ZodError'))).toEqual([]);
});
