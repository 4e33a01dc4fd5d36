import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { asc, count, eq, min, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';

/** How many jobs of a status are counted: enough to see that something is wrong. */
const COUNTED = 1_000;

export type MailQueue = {
  /** Not attempted yet. */
  queued: number;
  /** Attempted in vain so far. */
  retrying: number;
  /** Given up. */
  failed: number;
  /** The age of the oldest that is still to be sent, in seconds; 0 when there is none. */
  oldestSeconds: number;
};

/** How much mail waits, and how long already. Reads an index, and no more than it counts. */
export async function measureMailQueue(core: Installation): Promise<MailQueue> {
  const [waiting, failed] = await Promise.all([
    measureStatus(core, 'queued'),
    measureStatus(core, 'failed'),
  ]);
  const ageMs = waiting.oldest === null ? 0 : core.now().getTime() - waiting.oldest.getTime();
  return {
    queued: waiting.all - waiting.retrying,
    retrying: waiting.retrying,
    failed: failed.all,
    oldestSeconds: Math.max(0, ageMs / 1000),
  };
}

async function measureStatus(core: Installation, status: 'queued' | 'failed') {
  const some = core.db.read
    .select({ createdAt: mailJobs.createdAt, attempts: mailJobs.attempts })
    .from(mailJobs)
    .where(eq(mailJobs.status, status))
    .orderBy(asc(mailJobs.dueAt))
    .limit(COUNTED)
    .as('some');
  const [row] = await core.db.read
    .select({
      all: count(),
      retrying: sql<number>`count(case when ${some.attempts} > 0 then 1 end)`,
      oldest: min(some.createdAt),
    })
    .from(some);
  return row ?? { all: 0, retrying: 0, oldest: null };
}
