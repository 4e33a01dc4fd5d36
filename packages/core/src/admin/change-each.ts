import type { Transaction } from '@rolecall/db/database';
import type { BulkOutcome } from '@rolecall/schemas/admin-users';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { transact } from '../transact.ts';

/** How many are changed in one transaction: others get their turn in between. */
const BATCH = 25;

type Changed<Target> = { items: (Target & BulkOutcome)[]; succeeded: number; failed: number };

/**
 * Changes many in batches. Each stands for itself: a refusal is written down and does not stop the
 * others. It undoes nothing else, as long as it comes before the first write of its target, or as
 * that write.
 */
export async function changeEach<Target extends object>(
  ctx: Context,
  targets: Target[],
  change: (tx: Transaction, target: Target) => Promise<void>,
): Promise<Changed<Target>> {
  const items: (Target & BulkOutcome)[] = [];
  for (let start = 0; start < targets.length; start += BATCH) {
    const batch = targets.slice(start, start + BATCH);
    items.push(
      ...(await transact(ctx, async (tx) => {
        const outcomes: (Target & BulkOutcome)[] = [];
        for (const target of batch) {
          outcomes.push({ ...target, ...(await outcomeOf(() => change(tx, target))) });
        }
        return outcomes;
      })),
    );
  }
  const succeeded = items.filter(({ ok }) => ok).length;
  return { items, succeeded, failed: items.length - succeeded };
}

async function outcomeOf(change: () => Promise<void>): Promise<BulkOutcome> {
  try {
    await change();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, error: { code: error.code, message: error.message } };
  }
}
