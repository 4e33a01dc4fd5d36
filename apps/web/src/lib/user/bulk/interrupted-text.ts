import { bulkResultTexts as texts } from '../../texts/users/bulk.ts';
import type { BulkAction } from './bulk-actions.ts';
import { bulkWords } from './bulk-words.ts';

/** How far an action was that leaving the page has cut off. */
export function interruptedText(
  action: BulkAction,
  { succeeded, count }: { succeeded: number; count: number },
): string {
  return texts.interrupted(bulkWords(action).done(texts.some(succeeded, count)));
}
