import type { Transaction } from '@rolecall/db/database';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitUse } from './limit-use.ts';
import { withPlaces } from './with-places.ts';

/**
 * Runs an attempt that counts whether it succeeds or is refused, and does costly work before its
 * transaction: it holds a place meanwhile, so that the limit guards that work.
 * @param attempt calls `count` in its transaction
 * @throws DomainError RATE_LIMITED with the seconds to wait, and what `attempt` throws
 */
export function countAttempt<T>(
  ctx: Context,
  uses: LimitUse[],
  attempt: (count: (tx: Transaction) => Promise<void>) => Promise<T>,
): Promise<T> {
  return withPlaces(ctx, uses, async (count) => {
    try {
      return await attempt(count);
    } catch (error) {
      // What it counted was rolled back with the rest.
      if (error instanceof DomainError && error.code !== 'UNAVAILABLE') {
        await ctx.db.transaction(count);
      }
      throw error;
    }
  });
}
