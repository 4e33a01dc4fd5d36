import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { bulkPreviewTexts as texts } from '../../texts/users/bulk-preview.ts';
import type { BulkAction } from './bulk-actions.ts';
import { bulkWords } from './bulk-words.ts';

/** What is asked about those who would change: `Deactivate 67 users?` */
export function titleText(action: Pick<BulkAction, 'key'>, changes: number): string {
  return changes > 0 ? bulkWords(action).title(changes) : texts.nothing;
}

/** What a bulk action would do, in a sentence or a few: `67 to deactivate. 5 already are.` */
export function previewText(action: Pick<BulkAction, 'key'>, preview: BulkPreview): string {
  const { toDo, already } = bulkWords(action);
  const { total, changes, admins, unchanged, refused, sessions } = preview;
  // Of all of them the question says it already.
  const sentences = changes === total ? [] : [toDo(changes)];
  // All who lose the admin role are admins.
  if (admins > 0 && action.key !== 'makeUser') sentences.push(texts.admins(admins));
  if (unchanged > 0) sentences.push(already(unchanged));
  for (const { code, message, count } of refused) {
    if (code === 'SELF_TARGET') sentences.push(texts.self);
    else if (code === 'NOT_FOUND') sentences.push(texts.gone(count));
    else sentences.push(texts.refused(count, message));
  }
  if (sessions > 0) sentences.push(texts.sessions(sessions));
  return sentences.join(' ');
}
