import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** A file of users. */
export const csv = (text: string) => ({
  name: 'users.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** Begins an import and uploads its file, and waits for the preview. */
export async function uploadUsers(page: Page, file: string | ReturnType<typeof csv>) {
  await page.getByRole('button', { name: 'New import' }).click();
  await page.getByLabel('File').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page.getByRole('heading', { name: 'Import settings' })).toBeVisible();
}
