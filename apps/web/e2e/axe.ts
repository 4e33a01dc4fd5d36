import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with the DOM's.
  interface Window {
    axe?: typeof axe;
  }
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** What axe holds a page to. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What of it another theme can break: themes differ in colours alone (src/themes.test.ts). */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Has axe look at the page as it stands. A page is given axe once, as that is most of the work.
 * @param rules colours alone for a page that axe looked at in another theme
 */
export async function checkWithAxe(page: Page, what: string, rules = WCAG): Promise<void> {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(AXE);
  const results = await page.evaluate(
    (runOnly) =>
      // The frame holds a mail, which has no scripts and so no way to be looked at from inside.
      window.axe?.run({ exclude: ['iframe'] }, { runOnly, resultTypes: ['violations'] }),
    rules,
  );
  expect(results?.violations, what).toEqual([]);
}

/** Looks at the page as it stands, in light and dark. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await checkWithAxe(page, `${what} (light)`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await checkWithAxe(page, `${what} (dark)`, COLOURS);
}
