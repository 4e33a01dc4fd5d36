import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { COLOURS, checkWithAxe, WCAG } from './axe.ts';
import { expect } from './fixtures.ts';

/** Pictures for the documentation are taken only when asked for. */
const TAKES_PICTURES = Boolean(process.env.UPDATE_SCREENSHOTS);
const FOLDER = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url));

export const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: DESKTOP },
  { look: 'dark', colorScheme: 'dark', viewport: DESKTOP },
  { look: 'phone-dark', colorScheme: 'dark', viewport: PHONE },
  { look: 'phone', colorScheme: 'light', viewport: PHONE },
] as const;
/** What a desktop is to people who zoom in four times. */
const NARROW = { width: 320, height: 640 };

async function expectNothingWider(page: Page, what: string): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `${what}: wider than the window`).toBe(0);
}

/**
 * Has axe look at the page that is open in each look, and sees that nothing is wider than it.
 * @param hasPicture whether the documentation shows it
 */
export async function expectEachLook(page: Page, name: string, hasPicture = true): Promise<void> {
  for (const { look, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // A page on a dark phone tells little new: axe looks at it, people need not.
    if (TAKES_PICTURES && hasPicture && look !== 'phone-dark') {
      await page.screenshot({ path: `${FOLDER}/${name}-${look}.png`, animations: 'disabled' });
    }
    await checkWithAxe(page, `${name}, ${look}`, colorScheme === 'dark' ? COLOURS : WCAG);
    await expectNothingWider(page, `${name}, ${look}`);
  }
  await page.setViewportSize(NARROW);
  await expectNothingWider(page, `${name}, narrow`);
}
