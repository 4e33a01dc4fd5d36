import type { Page } from '@playwright/test';

/**
 * Makes `goto` and `reload` end when the page's scripts listen, where it has any and may run them:
 * whatever is pressed before is lost. Who says what to wait for gets that alone.
 */
export async function openLive(page: Page): Promise<Page> {
  const { goto, reload } = page;
  await page.addInitScript(tellWhenLive);
  page.goto = async (url, options) => {
    const response = await goto.call(page, url, options);
    if (options?.waitUntil === undefined) await untilLive(page);
    return response;
  };
  page.reload = async (options) => {
    const response = await reload.call(page, options);
    if (options?.waitUntil === undefined) await untilLive(page);
    return response;
  };
  return page;
}

/** SvelteKit listens for `popstate` when the page is hydrated, and not before. */
function tellWhenLive(): void {
  const listen = window.addEventListener;
  window.addEventListener = (...listener: Parameters<typeof listen>) => {
    if (listener[0] === 'popstate') document.documentElement.dataset.live = '';
    listen.apply(window, listener);
  };
}

async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      'live' in document.documentElement.dataset ||
      matchMedia('(scripting: none)').matches ||
      ![...document.scripts].some(({ textContent }) => textContent?.includes('__sveltekit')),
  );
}
