import { createWaitingLine } from '@rolecall/db/waiting-line';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AttemptCounter } from '../memory/memory.ts';
import { type LimitUse, limitKey } from './limit-use.ts';

/** How many attempts wait at one counter. */
const WAITING_LIMIT = 200;

/** The counter of a use, which is kept until everyone who entered has left. */
export function enterCounter(ctx: Context, use: LimitUse): AttemptCounter {
  const key = limitKey(ctx, use);
  const busy = () => new DomainError('RATE_LIMITED', { retryAfterSeconds: 1 });
  const counter = ctx.memory.attempts.get(key) ?? {
    attempts: 0,
    held: 0,
    counted: 0,
    line: createWaitingLine(WAITING_LIMIT, busy),
  };
  counter.attempts++;
  ctx.memory.attempts.set(key, counter);
  return counter;
}

/** Leaves the counter of a use; nothing is kept of one where no one is. */
export function leaveCounter(ctx: Context, use: LimitUse, counter: AttemptCounter): void {
  counter.attempts--;
  if (counter.attempts === 0) ctx.memory.attempts.delete(limitKey(ctx, use));
}
