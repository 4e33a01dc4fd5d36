import type { BulkOutcome } from '@rolecall/schemas/bulk-users';

/** What became of each, and how many are done and how many are not. */
export function resultOf<Item extends BulkOutcome>(items: Item[]) {
  const succeeded = items.filter(({ ok }) => ok).length;
  return { items, succeeded, failed: items.length - succeeded };
}
