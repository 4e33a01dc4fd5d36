import type { Context } from '../context.ts';
import { createWorkPool } from '../work-pool.ts';

/** How many lists and searches of one person run at the same time, and how many more may wait. */
const PER_PERSON = { concurrency: 4, queueLimit: 50, waitMs: 5_000 };
const RETRY_SECONDS = 1;

/**
 * Runs work of someone that takes the event loop for a while, a few pieces at a time: however many
 * they ask for at once, others get their turns in between.
 * @param by whose work it is
 * @throws DomainError UNAVAILABLE when too many wait, or one waited too long
 */
export async function fewAtOnce<T>(ctx: Context, by: string, work: () => Promise<T>): Promise<T> {
  const { turns } = ctx.memory;
  const own = turns.get(by) ?? createWorkPool(PER_PERSON, RETRY_SECONDS);
  turns.set(by, own);
  try {
    return await own.run(work);
  } finally {
    if (own.load().running === 0) turns.delete(by);
  }
}
