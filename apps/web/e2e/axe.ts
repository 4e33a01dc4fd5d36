import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Looks at the page as it stands, in light and dark. */
export async function expectNoViolations(page: Page, what: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The frame holds a mail, which has no scripts and so no way to be looked at from inside.
    const { violations } = await new AxeBuilder({ page })
      .withTags(WCAG)
      .exclude('iframe')
      .analyze();
    expect(violations, `${what} (${colorScheme})`).toEqual([]);
  }
}
