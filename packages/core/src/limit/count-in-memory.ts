import type { Database } from '@rolecall/db/database';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitName } from './limits.ts';

type Counter = { uses: number; resetsAt: number };
type Counters = Map<string, Counter>;

/** How many people are counted for each limit; beyond that the one counted longest is forgotten. */
const COUNTERS_KEPT = 20_000;
const countersOf = new WeakMap<Database, Map<LimitName, Counters>>();

/**
 * Counts one use of a window limit in this process alone: for calls that cost less than a write to
 * the database would. Why not there: docs/decisions/016.
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export function countInMemory(ctx: Context, name: LimitName, by: string): void {
  const limit = ctx.config.limits[name];
  if (limit.kind !== 'window') return;
  const now = ctx.now().getTime();
  const counter = currentCounter(ctx.db, name, by, now, limit.seconds);
  const resetSeconds = Math.ceil((counter.resetsAt - now) / 1000);
  const isAllowed = counter.uses < limit.limit;
  if (isAllowed) counter.uses += 1;
  ctx.onLimit?.({ limit: limit.limit, remaining: limit.limit - counter.uses, resetSeconds });
  if (!isAllowed) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: resetSeconds });
}

function currentCounter(
  db: Database,
  name: LimitName,
  by: string,
  now: number,
  seconds: number,
): Counter {
  const counters = countersFor(db, name);
  const known = counters.get(by);
  if (known !== undefined && known.resetsAt > now) return known;
  // Put at the end: whoever was counted longest comes first.
  counters.delete(by);
  const [oldest] = counters.size >= COUNTERS_KEPT ? counters.keys() : [];
  if (oldest !== undefined) counters.delete(oldest);
  const counter = { uses: 0, resetsAt: now + seconds * 1000 };
  counters.set(by, counter);
  return counter;
}

function countersFor(db: Database, name: LimitName): Counters {
  const byName = countersOf.get(db) ?? new Map<LimitName, Counters>();
  countersOf.set(db, byName);
  const counters = byName.get(name) ?? new Map<string, Counter>();
  byName.set(name, counters);
  return counters;
}
