import type { Transaction } from '@rolecall/db/database';
import type { BulkOutcome } from '@rolecall/schemas/admin-users';
import { recordAudit } from './audit/record-audit.ts';
import { isTelling } from './audit/record-refusal.ts';
import type { Context } from './context.ts';
import { DomainError } from './errors.ts';
import { transact } from './transact.ts';

/** How many are changed in one transaction: others get their turn in between. */
const BATCH = 25;

type Changed<Target> = { items: (Target & BulkOutcome)[]; succeeded: number; failed: number };

/**
 * Changes many in batches. Each stands for itself: one that is refused says so and does not stop the
 * others. It undoes nothing else, as long as it comes before the first write of its target, or as
 * that write. Refusals that tell something stand in the audit log, one of each kind and batch.
 * @param procedure what the audit log says was refused
 */
export async function changeEach<Target extends { id: string }>(
  ctx: Context,
  procedure: string,
  targets: Target[],
  change: (tx: Transaction, target: Target) => Promise<void>,
): Promise<Changed<Target>> {
  const items: (Target & BulkOutcome)[] = [];
  for (let start = 0; start < targets.length; start += BATCH) {
    const batch = targets.slice(start, start + BATCH);
    const outcomes = await transact(ctx, async (tx) => {
      const told = new Set<string>();
      const done: (Target & BulkOutcome)[] = [];
      for (const target of batch) {
        const refusal = await refusalOf(() => change(tx, target));
        done.push(refusal ? { ...target, ok: false, error: refusal } : { ...target, ok: true });
        if (refusal === undefined || !isTelling(refusal.code) || told.has(refusal.code)) continue;
        told.add(refusal.code);
        await recordAudit(ctx, tx, {
          action: 'access.denied',
          target: { kind: 'user', id: target.id },
          after: { procedure, code: refusal.code },
        });
      }
      return done;
    });
    items.push(...outcomes);
  }
  const succeeded = items.filter(({ ok }) => ok).length;
  return { items, succeeded, failed: items.length - succeeded };
}

async function refusalOf(change: () => Promise<void>) {
  try {
    await change();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, message: error.message };
  }
}
