import type { Transaction } from '@rolecall/db/database';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { consumeLimits } from './consume-limit.ts';
import type { LimitUse } from './limit-use.ts';
import { refuseIfRecentlyRefused } from './recent-refusals.ts';

/**
 * Runs a verb's writes in one transaction that counts them first. What the verb refuses counts as
 * well, in a transaction of its own, since the verb's is rolled back.
 * @throws DomainError RATE_LIMITED, SESSION_EXPIRED, and what `work` throws
 */
export async function transactWithin<T>(
  ctx: Context,
  uses: LimitUse[],
  work: (tx: Transaction) => Promise<T>,
  options?: { isLong?: boolean },
): Promise<T> {
  // Before the write lock, so that a flood of refusals does not queue for it.
  refuseIfRecentlyRefused(ctx, uses);
  let isCounted = false;
  try {
    return await transactAsActor(
      ctx,
      async (tx) => {
        await consumeLimits(ctx, uses, tx);
        isCounted = true;
        return await work(tx);
      },
      options,
    );
  } catch (error) {
    if (isCounted && error instanceof DomainError) await consumeLimits(ctx, uses);
    throw error;
  }
}
