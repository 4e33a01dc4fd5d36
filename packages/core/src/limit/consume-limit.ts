import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { countUse } from './count-uses.ts';
import { type LimitUse, limitKey } from './limit-use.ts';
import {
  forgetRefusal,
  refuseIfRecentlyRefused,
  refuseUntilReset,
  tellLimit,
} from './recent-refusals.ts';

/**
 * Counts one use of each limit, in one transaction shared by all nodes, and refuses when one is
 * used up. It counts before the work is done, so that parallel tries are counted one by one; what
 * is refused does not count.
 * @param uses what is counted and by what: an IP, an account and an IP, a session
 * @param tx the verb's own transaction, which a refusal has to roll back
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export async function consumeLimits(
  ctx: Context,
  uses: LimitUse[],
  tx?: Transaction,
): Promise<void> {
  refuseIfRecentlyRefused(ctx, uses);
  await (tx === undefined
    ? ctx.db.transaction((own) => countUses(ctx, own, uses))
    : countUses(ctx, tx, uses));
}

async function countUses(ctx: Context, tx: Transaction, uses: LimitUse[]): Promise<void> {
  for (const use of uses) {
    const { isCounted, left, refusesUntil, resetsAt } = await countUse(ctx, tx, use);
    refuseUntilReset(ctx, use, isCounted ? 0 : refusesUntil);
    tellLimit(ctx, use, left, resetsAt);
  }
}

/**
 * Counts one use and tells whether it is allowed, for limits that no one may notice.
 * @param tx the verb's own transaction, which goes on either way
 */
export async function isWithinLimit(
  ctx: Context,
  use: LimitUse,
  tx?: Transaction,
): Promise<boolean> {
  try {
    // Silently: the caller must not learn how often someone else asked.
    await consumeLimits({ ...ctx, onLimit: undefined }, [use], tx);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

const forget = prepareWrite((orm) =>
  orm.delete(rateLimits).where(eq(rateLimits.key, sql.placeholder('key'))),
);

/** Forgets what a limit has counted: after a success, or because an administrator says so. */
export async function resetLimit(ctx: Context, tx: Transaction, use: LimitUse): Promise<void> {
  forgetRefusal(ctx, use);
  await tx.write(forget, { key: limitKey(ctx, use) });
}
