import { counted } from '@rolecall/schemas/counted';
import { bulkResultTexts as texts } from '../../texts/users/bulk.ts';
import type { BulkAction } from './bulk-actions.ts';
import { bulkWords } from './bulk-words.ts';

/** How many of a bulk action were changed, were so already, and were refused. */
export type BulkCounts = { succeeded: number; unchanged: number; refused: number };

/** What a bulk action truly did: `67 users deactivated. 5 already were.` */
export function resultText(
  action: Pick<BulkAction, 'key'>,
  { succeeded, unchanged, refused }: BulkCounts,
): string {
  const { done, wereAlready } = bulkWords(action);
  const sentences = [`${done(counted(succeeded - unchanged, 'user'))}.`];
  if (unchanged > 0) sentences.push(wereAlready(unchanged));
  if (refused > 0) sentences.push(texts.notChangedCount(refused));
  return sentences.join(' ');
}
