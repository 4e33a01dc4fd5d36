import type { Transaction } from '@rolecall/db/database';
import type { BulkOutcome } from '@rolecall/schemas/bulk-users';
import { recordAccessDenied } from '../audit/record-access-denied.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { patiently } from './patiently.ts';

/** How many are changed in one transaction: others get their turn in between. */
const BATCH = 25;

export type Target = { id: string };
export type Outcome<T extends Target> = T & BulkOutcome;

/**
 * Changes many in batches, each in a transaction of its own, and says after each what became of
 * it. The next batch begins when it is asked for. Refusals that tell something stand in the audit
 * log, the first of each kind.
 * @param procedure what the audit log says was refused
 * @param expected refusals that were announced, and are no denial
 * @throws what a batch throws; those before it stay done
 */
export async function* changeInBatches<T extends Target>(
  ctx: Context,
  procedure: string,
  targets: T[],
  work: (ctx: Context, tx: Transaction, batch: T[]) => Promise<Outcome<T>[]>,
  expected: string[] = [],
): AsyncGenerator<Outcome<T>[], void> {
  const told = new Set(expected);
  // Only a request has an id of its own: that of the system is the same for all its work.
  const bulk = { ...ctx, isBulk: ctx.actor.kind === 'user' };
  for (let start = 0; start < targets.length; start += BATCH) {
    const batch = targets.slice(start, start + BATCH);
    const change = () => transactAsActor(ctx, (tx) => work(bulk, tx, batch), { isLong: true });
    const outcomes = await (start === 0 ? change() : patiently(ctx, change));
    await recordDenials(ctx, procedure, outcomes, told);
    yield outcomes;
    await yieldToEventLoop();
  }
}

async function recordDenials(
  ctx: Context,
  procedure: string,
  outcomes: Outcome<Target>[],
  told: Set<string>,
): Promise<void> {
  for (const { id, error } of outcomes) {
    if (error === undefined || told.has(error.code)) continue;
    told.add(error.code);
    // What became of the users is told even where this cannot be written: they were changed.
    await recordAccessDenied(ctx, procedure, error.code, id).catch(() => undefined);
  }
}

/**
 * Changes one after the other. Each stands for itself: one that is refused says so and does not stop
 * the others. It undoes nothing else, as long as it comes before the first write of its target, or
 * as that write.
 * @param change does it, and says whether that changed anything
 */
export async function changeEach<T extends Target>(
  targets: T[],
  change: (target: T) => Promise<boolean>,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  for (const target of targets) {
    try {
      outcomes.push(doneTo(target, await change(target)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push(refused(target, error));
    }
  }
  return outcomes;
}

/** What became of one that is as was asked for. */
export function doneTo<T extends Target>(target: T, isChanged: boolean): Outcome<T> {
  return { ...target, ok: true, ...(!isChanged && { unchanged: true as const }) };
}

/** What became of one that a refusal kept from being changed. */
export function refused<T extends Target>(target: T, { code, message }: ErrorLike): Outcome<T> {
  return { ...target, ok: false, error: { code, message } };
}

type ErrorLike = { code: string; message: string };
