import type { Transaction } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { type CounterState, counterState } from './counter-state.ts';
import { type LimitUse, limitKey } from './limit-use.ts';
import type { Limit } from './limits.ts';

/**
 * Counts one use in one statement, unless the counter refuses it.
 * @returns how the counter stands; it refused when `isCounted` is false
 */
export async function countUse(
  ctx: Context,
  tx: Transaction,
  use: LimitUse,
): Promise<CounterState & { isCounted: boolean }> {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const [row] = await upsert(ctx, tx, use, lets(limit, now));
  if (row !== undefined) return { ...counterState(limit, row, now), isCounted: true };
  const key = limitKey(ctx, use);
  const [refusing] = await tx.select().from(rateLimits).where(eq(rateLimits.key, key));
  return { ...counterState(limit, refusing, now), isCounted: false };
}

/** Counts what was let through already, whatever the counters say by now. */
export async function countReserved(
  ctx: Context,
  tx: Transaction,
  uses: LimitUse[],
): Promise<void> {
  for (const use of uses) await upsert(ctx, tx, use, undefined);
}

function upsert(ctx: Context, tx: Transaction, use: LimitUse, setWhere: SQL | undefined) {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const first = {
    key: limitKey(ctx, use),
    count: 1,
    resetsAt: new Date(now + limit.seconds * 1000),
    blockedUntil: new Date(0),
  };
  return tx
    .insert(rateLimits)
    .values(first)
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: advance(limit, now),
      ...(setWhere !== undefined && { setWhere }),
    })
    .returning();
}

/** Whether a counter lets one more use through. */
function lets(limit: Limit, now: number): SQL {
  if (limit.kind === 'backoff') return sql`${rateLimits.blockedUntil} <= ${now}`;
  return sql`${rateLimits.resetsAt} <= ${now} or ${rateLimits.count} < ${limit.limit}`;
}

/** The next state of a counter, as expressions over its present one. */
function advance(limit: Limit, now: number) {
  const rested = sql`${rateLimits.resetsAt} <= ${now}`;
  const count = sql`case when ${rested} then 1 else ${rateLimits.count} + 1 end`;
  const resetsAt = now + limit.seconds * 1000;
  if (limit.kind === 'window') {
    return {
      count,
      resetsAt: sql`case when ${rested} then ${resetsAt} else ${rateLimits.resetsAt} end`,
    };
  }
  const doublings = sql`min(30, ${rateLimits.count} + 1 - ${limit.free})`;
  const delayMs = sql`1000 * min(${limit.maxDelaySeconds}, ${limit.firstDelaySeconds} * (1 << ${doublings}))`;
  const isFree = sql`${rested} or ${rateLimits.count} + 1 < ${limit.free}`;
  return {
    count,
    resetsAt: new Date(resetsAt),
    blockedUntil: sql`case when ${isFree} then 0 else ${now} + ${delayMs} end`,
  };
}
