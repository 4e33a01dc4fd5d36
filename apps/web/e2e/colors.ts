import type { Locator, Page } from '@playwright/test';

/** The colors of a row of pixels in the middle of an element. */
export async function colorsIn(page: Page, element: Locator): Promise<string[]> {
  const png = (await element.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, 1).getContext('2d');
    context?.drawImage(bitmap, 0, -Math.floor(bitmap.height / 2));
    const pixels = context?.getImageData(0, 0, bitmap.width, 1).data ?? [];
    const colors = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) {
      colors.add(`rgb(${pixels[at]}, ${pixels[at + 1]}, ${pixels[at + 2]})`);
    }
    return [...colors];
  }, png);
}

/** The accent color as the theme has it now. */
export const accentOf = (page: Page) =>
  page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context === null) return '';
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--accent');
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  });
