import type { Database, Transaction } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Limit, LimitName } from './limits.ts';

export type LimitUse = { name: LimitName; by: string };

/** Where a limit's counter is kept: an HMAC, so that no address stands there in the clear. */
export const limitKey = (ctx: Context, { name, by }: LimitUse): string =>
  ctx.secrets.mac('rate-limit', `${name}\n${by}`);

/**
 * Counts one use of each limit, in one transaction shared by all nodes, and refuses when one is
 * used up. It counts before the work is done, so that parallel tries are counted one by one; what
 * is refused does not count.
 * @param uses what is counted and by what: an address, an account and an address, a session
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export async function consumeLimits(ctx: Context, uses: LimitUse[]): Promise<void> {
  for (const use of uses) refuseUntil(ctx, use, rememberedUntil(ctx, use));
  await ctx.db.transaction(async (tx) => {
    for (const use of uses) {
      const until = ctx.now().getTime() + (await countUse(ctx, tx, use));
      remember(ctx, use, until);
      refuseUntil(ctx, use, until);
    }
  });
}

/**
 * What each database's counters have refused, until when, and when that was seen, so that a flood of
 * refusals costs next to no transactions. Only ever as strict as the counters themselves were, and
 * looked up again after two seconds: another node may have cleared them.
 */
const refusals = new WeakMap<Database, Map<string, { until: number; seenAt: number }>>();
const REFUSALS_KEPT = 10_000;
const TRUSTED_MS = 2_000;

function refusalsOf(ctx: Context) {
  const known = refusals.get(ctx.db) ?? new Map<string, { until: number; seenAt: number }>();
  refusals.set(ctx.db, known);
  return known;
}

function rememberedUntil(ctx: Context, use: LimitUse): number {
  const known = refusalsOf(ctx).get(limitKey(ctx, use));
  if (known === undefined || ctx.now().getTime() - known.seenAt >= TRUSTED_MS) return 0;
  return known.until;
}

function remember(ctx: Context, use: LimitUse, until: number): void {
  const known = refusalsOf(ctx);
  const key = limitKey(ctx, use);
  const seenAt = ctx.now().getTime();
  known.delete(key);
  if (until <= seenAt) return;
  if (known.size >= REFUSALS_KEPT) known.clear();
  known.set(key, { until, seenAt });
}

function refuseUntil(ctx: Context, use: LimitUse, until: number): void {
  const waitMs = until - ctx.now().getTime();
  if (waitMs <= 0) return;
  const limit = ctx.config.limits[use.name];
  if (limit.kind === 'window') {
    ctx.onLimit?.({ limit: limit.limit, remaining: 0, resetSeconds: Math.ceil(waitMs / 1000) });
  }
  throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Counts one use and tells whether it is allowed, for limits that nobody may notice. */
export async function isWithinLimit(ctx: Context, use: LimitUse): Promise<boolean> {
  try {
    // Silently: the caller must not learn how often somebody else asked.
    await consumeLimits({ ...ctx, onLimit: undefined }, [use]);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

/** Forgets what a limit has counted: after a success, or because an administrator says so. */
export async function resetLimit(ctx: Context, tx: Transaction, use: LimitUse): Promise<void> {
  refusalsOf(ctx).delete(limitKey(ctx, use));
  await tx.delete(rateLimits).where(eq(rateLimits.key, limitKey(ctx, use)));
}

/** Counts one use in one statement; returns how long to wait in milliseconds, 0 to go on. */
async function countUse(ctx: Context, tx: Transaction, use: LimitUse): Promise<number> {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const key = limitKey(ctx, use);
  const [row] = await tx
    .insert(rateLimits)
    .values({
      key,
      count: 1,
      resetsAt: new Date(now + limit.seconds * 1000),
      blockedUntil: new Date(0),
    })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: advance(limit, now),
      setWhere: sql`${rateLimits.blockedUntil} <= ${now}`,
    })
    .returning();
  if (row === undefined) {
    const [blocked] = await tx.select().from(rateLimits).where(eq(rateLimits.key, key));
    return blocked === undefined ? 0 : blocked.blockedUntil.getTime() - now;
  }
  if (limit.kind !== 'window') return 0;
  const resetMs = row.resetsAt.getTime() - now;
  const remaining = Math.max(0, limit.limit - row.count);
  ctx.onLimit?.({ limit: limit.limit, remaining, resetSeconds: Math.ceil(resetMs / 1000) });
  return row.count > limit.limit ? resetMs : 0;
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
