import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Does something that ends in a download and reads it. */
export async function readDownload(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}
