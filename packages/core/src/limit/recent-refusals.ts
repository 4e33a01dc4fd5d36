import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { type LimitUse, limitKey } from './limit-use.ts';

/**
 * How long a refusal is believed without asking the counter again, so that a flood of them costs next
 * to no transactions: another node may have cleared it.
 */
const TRUSTED_MS = 2_000;

/** Refuses what a counter has just refused, without asking it. @throws DomainError RATE_LIMITED */
export function refuseIfRecentlyRefused(ctx: Context, uses: LimitUse[]): void {
  const now = ctx.now().getTime();
  for (const use of uses) {
    const known = ctx.memory.refusals.get(limitKey(ctx, use));
    if (known !== undefined && now - known.seenAt < TRUSTED_MS) refuseUntil(ctx, use, known.until);
  }
}

/**
 * Refuses and remembers it, if a counter says so.
 * @param until until when it refuses, in milliseconds since 1970; 0 to let through
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export function refuseUntilReset(ctx: Context, use: LimitUse, until: number): void {
  const known = ctx.memory.refusals;
  const key = limitKey(ctx, use);
  const seenAt = ctx.now().getTime();
  known.delete(key);
  if (until <= seenAt) return;
  known.set(key, { until, seenAt });
  refuseUntil(ctx, use, until);
}

/** Asks the counter again next time. */
export function forgetRefusal(ctx: Context, use: LimitUse): void {
  ctx.memory.refusals.delete(limitKey(ctx, use));
}

/** Tells the request how a limit stands, if it is one of a number of uses. */
export function tellLimit(ctx: Context, use: LimitUse, remaining: number, resetsAt: number): void {
  const limit = ctx.config.limits[use.name];
  if (limit.kind !== 'window') return;
  const resetSeconds = Math.ceil((resetsAt - ctx.now().getTime()) / 1000);
  ctx.onLimit?.({ limit: limit.limit, remaining, resetSeconds });
}

function refuseUntil(ctx: Context, use: LimitUse, until: number): void {
  const waitMs = until - ctx.now().getTime();
  if (waitMs <= 0) return;
  tellLimit(ctx, use, 0, until);
  throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
