import type { BrowserContext, Page } from '@playwright/test';
import { test as base, expect, expectConsoleError } from './fixtures.ts';
import { DESKTOP, expectEachLook } from './looks.ts';
import { openLive } from './open-live.ts';
import { PAGES, type View } from './pages.ts';
import { expectPasswordForms } from './password-forms.ts';
import { addSampleData, type SampleData } from './sample-data.ts';
import { openSignedIn } from './steps.ts';

// Some pages are long, and axe looks at each four times.
base.describe.configure({ timeout: 180_000 });

/** Who looks: an administrator, or someone who is not signed in. */
type Fixtures = { isSignedIn: boolean };

type WorkerFixtures = {
  sampleData: SampleData;
  /**
   * One context for each kind of viewer; all views share its page, since opening a page takes half of
   * the time.
   */
  contexts: Map<boolean, BrowserContext>;
};

const test = base.extend<Fixtures, WorkerFixtures>({
  isSignedIn: [false, { option: true }],
  sampleData: [
    async ({ servers }, use) => {
      const { server, admin } = await servers.with();
      await use(await addSampleData(server, await admin()));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  contexts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs.
    async ({}, use) => {
      const contexts = new Map<boolean, BrowserContext>();
      await use(contexts);
      for (const context of contexts.values()) await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, contexts, baseURL, isSignedIn, admin }, use) => {
    const context = contexts.get(isSignedIn) ?? (await browser.newContext({ baseURL }));
    if (!contexts.has(isSignedIn)) {
      contexts.set(isSignedIn, context);
      const page = await openLive(await context.newPage());
      if (isSignedIn) await openSignedIn(page, admin, '/');
    }
    await use(context);
  },
  page: async ({ context }, use) => {
    const [page] = context.pages();
    expect(page, 'the page of this context').toBeDefined();
    if (page !== undefined) await use(page);
  },
});

const viewsFor = (isMember: boolean) =>
  PAGES.filter(({ access }) => isMember === (access === 'user' || access === 'admin')).flatMap(
    ({ views }) => views,
  );

async function expectView(page: Page, view: View, data: SampleData): Promise<void> {
  await page.setViewportSize(DESKTOP);
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
  test.use({ isSignedIn: true });

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
