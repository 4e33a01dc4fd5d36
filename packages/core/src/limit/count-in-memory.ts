import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitName } from '../limits.ts';
import type { BoundedMap } from '../memory/bounded-map.ts';
import { type CallCounter, createCallCounters, type Memory } from '../memory/memory.ts';

/**
 * Counts one use of a window limit in this process alone: for calls that cost less than a write to
 * the database would. Why not there: docs/decisions/016.
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export function countInMemory(ctx: Context, name: LimitName, by: string): void {
  const limit = ctx.config.limits[name];
  if (limit.kind !== 'window') return;
  const now = ctx.now().getTime();
  const counter = currentCounter(countersFor(ctx.memory, name), by, now, limit.seconds);
  const resetSeconds = Math.ceil((counter.resetsAt - now) / 1000);
  const isAllowed = counter.uses < limit.limit;
  if (isAllowed) counter.uses += 1;
  ctx.onLimit?.({ limit: limit.limit, remaining: limit.limit - counter.uses, resetSeconds });
  if (!isAllowed) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: resetSeconds });
}

function currentCounter(
  counters: BoundedMap<string, CallCounter>,
  by: string,
  now: number,
  seconds: number,
): CallCounter {
  const known = counters.get(by);
  if (known !== undefined && known.resetsAt > now) return known;
  const counter = { uses: 0, resetsAt: now + seconds * 1000 };
  counters.set(by, counter);
  return counter;
}

function countersFor({ calls }: Memory, name: LimitName): BoundedMap<string, CallCounter> {
  const counters = calls.get(name) ?? createCallCounters();
  calls.set(name, counters);
  return counters;
}
