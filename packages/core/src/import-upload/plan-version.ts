import { createHash } from 'node:crypto';
import type { ImportRow } from '@rolecall/db/tables/imports';
import { reportOf, settingsOf } from './import-report.ts';

/**
 * What the preview of an import says and how its file is read, as a hash: whoever starts the import
 * names it. The file itself stays the same from the first preview on.
 */
export function planVersionOf(row: Pick<ImportRow, 'settings' | 'report'>): string | null {
  const { plan } = reportOf(row);
  if (plan === undefined) return null;
  const said = JSON.stringify([settingsOf(row), plan]);
  return createHash('sha256').update(said).digest('base64url');
}
