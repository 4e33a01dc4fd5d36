import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { counted, formatNumber } from '@rolecall/schemas/counted';
import type { BulkAction } from './bulk-actions.ts';

/** What a bulk action would do, in a sentence or a few: `67 to deactivate. 5 already are.` */
export function previewText({ toDo, already }: BulkAction, preview: BulkPreview): string {
  const { changes, unchanged, refused, sessions } = preview;
  const sentences = [`${formatNumber(changes)} ${toDo}.`];
  if (unchanged > 0) sentences.push(`${formatNumber(unchanged)} already ${already(unchanged)}.`);
  for (const { code, message, count } of refused) {
    if (code === 'SELF_TARGET') sentences.push('Your own account stays as it is.');
    else if (code === 'NOT_FOUND') sentences.push(`${counted(count, 'user')} no longer exist.`);
    else sentences.push(`${counted(count, 'user')}: ${message}`);
  }
  if (sessions > 0) sentences.push(`${counted(sessions, 'session')} will end.`);
  return sentences.join(' ');
}
