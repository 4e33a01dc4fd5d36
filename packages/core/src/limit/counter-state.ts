import type { rateLimits } from '@rolecall/db/tables/rate-limits';
import type { Limit } from '../limits.ts';

export type CounterRow = typeof rateLimits.$inferSelect;

/** What a counter still lets through, and since when and until when it refuses. */
export type CounterState = {
  /** How many uses are left before it refuses. */
  left: number;
  /** Until when it refuses, in milliseconds since 1970; 0 while it does not. */
  refusesUntil: number;
  /** When it starts afresh, in milliseconds since 1970. */
  resetsAt: number;
};

/** @param row `undefined` where nothing was counted yet */
export function counterState(limit: Limit, row: CounterRow | undefined, now: number): CounterState {
  const allowed = limit.kind === 'window' ? limit.limit : limit.free;
  const fresh = { left: allowed, refusesUntil: 0, resetsAt: now + limit.seconds * 1000 };
  if (row === undefined) return fresh;
  const resetsAt = row.resetsAt.getTime();
  if (limit.kind === 'window') {
    if (resetsAt <= now) return fresh;
    const left = Math.max(0, limit.limit - row.count);
    return { left, refusesUntil: left === 0 ? resetsAt : 0, resetsAt };
  }
  const blockedUntil = row.blockedUntil.getTime();
  if (blockedUntil > now) return { left: 0, refusesUntil: blockedUntil, resetsAt };
  if (resetsAt <= now) return fresh;
  // After the free ones, each wait lets one more through.
  return { left: Math.max(1, limit.free - row.count), refusesUntil: 0, resetsAt };
}
