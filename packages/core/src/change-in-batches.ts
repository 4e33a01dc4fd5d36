import type { Transaction } from '@rolecall/db/database';
import type { BulkOutcome } from '@rolecall/schemas/admin-users';
import { recordAccessDenied } from './audit/record-access-denied.ts';
import type { Context } from './context.ts';
import { DomainError, toDomainError } from './errors.ts';
import { transact } from './transact.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** How many are changed in one transaction: others get their turn in between. */
const BATCH = 25;

type Target = { id: string };
type Outcome<T extends Target> = T & BulkOutcome;
type Changed<T extends Target> = { items: Outcome<T>[]; succeeded: number; failed: number };

/**
 * Changes many in batches, each in a transaction of its own. When one fails, what was done before it
 * stays done, and the rest is refused with the reason. Refusals that tell something stand in the
 * audit log, the first of each kind.
 * @param procedure what the audit log says was refused
 * @throws what the first batch throws
 */
export async function changeInBatches<T extends Target>(
  ctx: Context,
  procedure: string,
  targets: T[],
  changeBatch: (tx: Transaction, batch: T[]) => Promise<Outcome<T>[]>,
): Promise<Changed<T>> {
  const items: Outcome<T>[] = [];
  for (let start = 0; start < targets.length; start += BATCH) {
    const batch = targets.slice(start, start + BATCH);
    try {
      const change = (tx: Transaction) => changeBatch(tx, batch);
      items.push(...(await transact(ctx, change, { isLong: true })));
    } catch (error) {
      if (start === 0) throw error;
      items.push(...targets.slice(start).map((target) => refused(target, toDomainError(error))));
      break;
    }
    await yieldToEventLoop();
  }
  await recordRefusals(ctx, procedure, items);
  const succeeded = items.filter(({ ok }) => ok).length;
  return { items, succeeded, failed: items.length - succeeded };
}

async function recordRefusals(ctx: Context, procedure: string, items: Outcome<Target>[]) {
  const first = new Map(items.toReversed().map(({ id, error }) => [error?.code, id]));
  for (const [code, id] of first) {
    if (code === undefined) continue;
    // What became of the users is told even where this cannot be written: they were changed.
    await recordAccessDenied(ctx, procedure, code, id).catch(() => undefined);
  }
}

/**
 * Changes one after the other. Each stands for itself: one that is refused says so and does not stop
 * the others. It undoes nothing else, as long as it comes before the first write of its target, or
 * as that write.
 */
export async function changeEach<T extends Target>(
  targets: T[],
  change: (target: T) => Promise<void>,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  for (const target of targets) {
    try {
      await change(target);
      outcomes.push({ ...target, ok: true });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push(refused(target, error));
    }
  }
  return outcomes;
}

function refused<T extends Target>(target: T, { code, message }: DomainError): Outcome<T> {
  return { ...target, ok: false, error: { code, message } };
}
