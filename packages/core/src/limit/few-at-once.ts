import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createWaitingLine } from '../waiting-line.ts';

/** How many lists and searches of one person run at the same time, and how many more may wait. */
const AT_ONCE = 4;
const WAITING_LIMIT = 50;
/** How long one waits for its turn, in milliseconds. */
const WAIT_MS = 5_000;

/**
 * Runs work of somebody that takes the event loop for a while, a few pieces at a time: however many
 * they ask for at once, others get their turns in between.
 * @param by whose work it is
 * @throws DomainError UNAVAILABLE when too many wait, or one waited too long
 */
export async function fewAtOnce<T>(ctx: Context, by: string, work: () => Promise<T>): Promise<T> {
  const { turns } = ctx.memory;
  const busy = () => new DomainError('UNAVAILABLE', { retryAfterSeconds: 1 });
  const own = turns.get(by) ?? { running: 0, line: createWaitingLine(WAITING_LIMIT, busy) };
  turns.set(by, own);
  // Whoever ends hands its place on, so `running` stays.
  if (own.running < AT_ONCE) own.running++;
  else await own.line.wait(WAIT_MS);
  try {
    return await work();
  } finally {
    if (!own.line.callNext()) own.running--;
    if (own.running === 0) turns.delete(by);
  }
}
