import type { Database, Transaction } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Limit, LimitName } from './limits.ts';

type Use = { name: LimitName; by: string };

const keyOf = (ctx: Context, { name, by }: Use) => ctx.secrets.mac('rate-limit', `${name}\n${by}`);

/**
 * Counts one use of each limit, in one transaction shared by all nodes, and refuses when one is
 * used up. It counts before the work is done, so that parallel tries are counted one by one; what
 * is refused does not count.
 * @param uses what is counted and by what: an address, an account and an address, a session
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export async function consumeLimits(ctx: Context, uses: Use[]): Promise<void> {
  for (const use of uses) refuseWhile(ctx, use, blockedUntil(ctx, use));
  await ctx.db.transaction(async (tx) => {
    for (const use of uses) {
      const waitMs = await countUse(ctx, tx, use);
      refuseWhile(ctx, use, ctx.now().getTime() + waitMs);
    }
  });
}

/**
 * What each database's counters have refused, and until when, so that a flood of refusals costs no
 * transaction. Only ever as strict as the counters themselves were.
 */
const refusals = new WeakMap<Database, Map<string, number>>();
const REFUSALS_KEPT = 10_000;

function refusalsOf(ctx: Context): Map<string, number> {
  const known = refusals.get(ctx.db) ?? new Map<string, number>();
  refusals.set(ctx.db, known);
  return known;
}

function blockedUntil(ctx: Context, use: Use): number {
  return refusalsOf(ctx).get(keyOf(ctx, use)) ?? 0;
}

function refuseWhile(ctx: Context, use: Use, until: number): void {
  const waitMs = until - ctx.now().getTime();
  const known = refusalsOf(ctx);
  const key = keyOf(ctx, use);
  if (waitMs <= 0) {
    known.delete(key);
    return;
  }
  if (known.size >= REFUSALS_KEPT) known.clear();
  known.set(key, until);
  const limit = ctx.config.limits[use.name];
  if (limit.kind === 'window') {
    ctx.onLimit?.({ limit: limit.limit, remaining: 0, resetSeconds: Math.ceil(waitMs / 1000) });
  }
  throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Counts one use and tells whether it is allowed, for limits that nobody may notice. */
export async function isWithinLimit(ctx: Context, use: Use): Promise<boolean> {
  try {
    // Silently: the caller must not learn how often somebody else asked.
    await consumeLimits({ ...ctx, onLimit: undefined }, [use]);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

/** Forgets what a limit has counted, after a success. */
export async function resetLimit(ctx: Context, tx: Transaction, use: Use): Promise<void> {
  refusalsOf(ctx).delete(keyOf(ctx, use));
  await tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(ctx, use)));
}

/** Counts one use in one statement; returns how long to wait in milliseconds, 0 to go on. */
async function countUse(ctx: Context, tx: Transaction, use: Use): Promise<number> {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const key = keyOf(ctx, use);
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
