import type { Transaction } from '@rolecall/db/database';
import { allAsStored, prepare } from '@rolecall/db/prepared';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import type { Limit } from '../limits.ts';
import { type CounterState, counterState } from './counter-state.ts';
import { type LimitUse, limitKey } from './limit-use.ts';

/**
 * Counts one use in one statement, unless the counter refuses it.
 * @returns how the counter stands; it refused when `isCounted` is false
 */
export async function countUse(
  ctx: Installation,
  tx: Transaction,
  use: LimitUse,
): Promise<CounterState & { isCounted: boolean }> {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const row = await upsert(ctx, tx, use, 'unlessRefused');
  if (row !== undefined) return { ...counterState(limit, row, now), isCounted: true };
  const key = limitKey(ctx, use);
  const [refusing] = await tx.select().from(rateLimits).where(eq(rateLimits.key, key));
  return { ...counterState(limit, refusing, now), isCounted: false };
}

/** Counts what was let through already, whatever the counters say by now. */
export async function countReserved(
  ctx: Installation,
  tx: Transaction,
  uses: LimitUse[],
): Promise<void> {
  for (const use of uses) await upsert(ctx, tx, use, 'always');
}

function upsert(
  ctx: Installation,
  tx: Transaction,
  use: LimitUse,
  way: 'unlessRefused' | 'always',
) {
  const limit = ctx.config.limits[use.name];
  const now = ctx.now().getTime();
  const values = {
    ...limit,
    key: limitKey(ctx, use),
    now,
    afterWindow: now + limit.seconds * 1000,
  };
  return tx.first(UPSERTS[limit.kind][way], values);
}

/** What a count is given: times in milliseconds since 1970, and what the row of the limit says. */
const given = allAsStored([
  'key',
  'now',
  'afterWindow',
  'limit',
  'free',
  'firstDelaySeconds',
  'maxDelaySeconds',
]);

/** For each kind of limit, counting a use that it does not refuse, and counting one in any case. */
const UPSERTS = {
  window: { unlessRefused: upsertOf('window', lets('window')), always: upsertOf('window') },
  backoff: { unlessRefused: upsertOf('backoff', lets('backoff')), always: upsertOf('backoff') },
};

function upsertOf(kind: Limit['kind'], setWhere?: SQL) {
  return prepare((orm) =>
    orm
      .insert(rateLimits)
      .values({ key: given.key, count: 1, resetsAt: given.afterWindow, blockedUntil: sql`0` })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: advance(kind),
        ...(setWhere !== undefined && { setWhere }),
      })
      .returning(),
  );
}

/** Whether a counter lets one more use through. */
function lets(kind: Limit['kind']): SQL {
  if (kind === 'backoff') return sql`${rateLimits.blockedUntil} <= ${given.now}`;
  return sql`${rateLimits.resetsAt} <= ${given.now} or ${rateLimits.count} < ${given.limit}`;
}

/** The next state of a counter, as expressions over its present one. */
function advance(kind: Limit['kind']) {
  const rested = sql`${rateLimits.resetsAt} <= ${given.now}`;
  const next = sql`${rateLimits.count} + 1`;
  const count = sql`case when ${rested} then 1 else ${next} end`;
  if (kind === 'window') {
    return {
      count,
      resetsAt: sql`case when ${rested} then ${given.afterWindow} else ${rateLimits.resetsAt} end`,
    };
  }
  const doublings = sql`min(30, ${next} - ${given.free})`;
  const delayMs = sql`1000 * min(${given.maxDelaySeconds}, ${given.firstDelaySeconds} * (1 << ${doublings}))`;
  const isFree = sql`${rested} or ${next} < ${given.free}`;
  return {
    count,
    resetsAt: given.afterWindow,
    blockedUntil: sql`case when ${isFree} then 0 else ${given.now} + ${delayMs} end`,
  };
}
