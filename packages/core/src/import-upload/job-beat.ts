import type { Transaction } from '@rolecall/db/database';
import { imports } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { type ClaimedJob, isStillMine, LEASE_MS } from './claim-import-job.ts';

/** How often it is written down how far a job is, in milliseconds. */
const NOTED_MS = 1_000;

/** A job that ends before it is done: it was stopped, or whoever asked for it may not any more. */
export class JobEndedError extends Error {
  readonly reason: 'stopped' | 'not allowed';

  constructor(reason: JobEndedError['reason']) {
    super(`The job has ended: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * What a job calls after each batch: it lets others have their turn, keeps the lease, and says how
 * far the job is.
 * @throws JobEndedError when the job is not to go on, also because whoever asked for it is no active
 *   admin any more; what `draining` says when the process comes to an end
 */
export function createJobBeat(core: Installation, job: ClaimedJob, draining?: AbortSignal) {
  let notedAt = performance.now();
  return async (rowsRead: number): Promise<void> => {
    await yieldToEventLoop();
    draining?.throwIfAborted();
    const [found] = await core.db
      .readConsistent()
      .select({ role: users.role, status: users.status })
      .from(imports)
      .leftJoin(users, eq(users.id, imports.jobBy))
      .where(isStillMine(job));
    if (!found) throw new JobEndedError('stopped');
    if (found.role !== 'admin' || found.status !== 'active') throw new JobEndedError('not allowed');
    if (performance.now() - notedAt < NOTED_MS) return;
    notedAt = performance.now();
    const leasedUntil = new Date(core.now().getTime() + LEASE_MS);
    await core.db.transaction((tx) =>
      tx.update(imports).set({ rowsRead, leasedUntil }).where(isStillMine(job)),
    );
  };
}

/**
 * What a job calls in each transaction that changes something: a batch that it began before it was
 * stopped is not stored.
 * @throws JobEndedError
 */
export function createJobGuard(job: ClaimedJob) {
  return async (tx: Transaction): Promise<void> => {
    const [mine] = await tx.select({ id: imports.id }).from(imports).where(isStillMine(job));
    if (mine === undefined) throw new JobEndedError('stopped');
  };
}

export type JobBeat = ReturnType<typeof createJobBeat>;
