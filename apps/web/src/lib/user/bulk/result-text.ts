import { counted } from '@rolecall/schemas/counted';
import { bulkResultTexts as texts } from '../../texts/users/bulk.ts';
import type { BulkAction } from './bulk-actions.ts';

/** How many of a bulk action were changed, were so already, and were refused. */
export type BulkCounts = { succeeded: number; unchanged: number; refused: number };

/** What a bulk action truly did: `67 users deactivated. 5 already were.` */
export function resultText(
  { done, already, wereAlready = already }: Pick<BulkAction, 'done' | 'already' | 'wereAlready'>,
  { succeeded, unchanged, refused }: BulkCounts,
): string {
  const sentences = [`${done(counted(succeeded - unchanged, 'user'))}.`];
  if (unchanged > 0) sentences.push(wereAlready(unchanged));
  if (refused > 0) sentences.push(texts.notChangedCount(refused));
  return sentences.join(' ');
}
