import type { BrowserContextOptions, Page } from '@playwright/test';
import { test as base, expect, expectConsoleError } from './fixtures.ts';
import { DESKTOP, expectEachLook } from './looks.ts';
import { PAGES, type View } from './pages.ts';
import { expectPasswordForms } from './password-forms.ts';
import { addSampleData, type SampleData } from './sample-data.ts';
import { openSignedIn } from './steps.ts';

// A page is a test, and every worker takes what comes next: together they take longest of all.
base.describe.configure({ mode: 'parallel' });

type WorkerFixtures = {
  sampleData: SampleData;
  /** The cookies of an administrator. */
  signedIn: Exclude<BrowserContextOptions['storageState'], string | undefined>;
};

const test = base.extend<object, WorkerFixtures>({
  sampleData: [
    async ({ server, admin }, use) => {
      await use(await addSampleData(server, admin));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: [
    async ({ browser, server, admin }, use) => {
      const page = await browser.newPage({ baseURL: server.url });
      await openSignedIn(page, admin, '/');
      const state = await page.context().storageState();
      await page.context().close();
      await use(state);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const viewsFor = (isMember: boolean) =>
  PAGES.filter(({ access }) => isMember === (access === 'user' || access === 'admin')).flatMap(
    ({ views = [] }) => views,
  );

async function expectView(page: Page, view: View, data: SampleData): Promise<void> {
  await page.goto(typeof view.path === 'string' ? view.path : view.path(data));
  if (view.waitFor !== undefined) await expect(page.locator(view.waitFor).first()).toBeVisible();
  await expectPasswordForms(page, view.passwordForms ?? 0);
  await expectEachLook(page, view.name, view.hasPicture);
}

for (const view of viewsFor(false)) {
  test(`${view.name} in every look`, async ({ page, sampleData }) => {
    await expectView(page, view, sampleData);
  });
}

test('what is nowhere in every look', async ({ page }) => {
  expectConsoleError(/status of 404/);
  await page.goto('/nowhere');
  await expectEachLook(page, 'not-found');
});

test.describe('behind the sign-in', () => {
  test.use({ storageState: ({ signedIn }, use) => use(signedIn) });

  for (const view of viewsFor(true)) {
    test(`${view.name} in every look`, async ({ page, sampleData }) => {
      await expectView(page, view, sampleData);
    });
  }

  test('selected users in every look', async ({ page, sampleData: _ }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto('/admin/users');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^Select all/ }).click();
    // Where the bar of actions has its place, and covers no row.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expectEachLook(page, 'users-selected');
  });
});
