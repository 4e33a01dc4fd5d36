import { counted, formatNumber } from '@rolecall/schemas/counted';

/** How many of a bulk action were changed, were so already, and were refused. */
export type BulkCounts = { succeeded: number; unchanged: number; refused: number };

/** What a bulk action truly did. @param done what became of the users: `deactivated` */
export function resultText(done: string, { succeeded, unchanged, refused }: BulkCounts): string {
  const sentences = [`${counted(succeeded - unchanged, 'user')} ${done}.`];
  if (unchanged > 0) {
    sentences.push(`${formatNumber(unchanged)} already ${unchanged === 1 ? 'was' : 'were'}.`);
  }
  if (refused > 0) sentences.push(`${formatNumber(refused)} not changed.`);
  return sentences.join(' ');
}
