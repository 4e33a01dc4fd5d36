import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Core } from '../context.ts';

/** How long a worker may hold a job before another takes it for dead, in milliseconds. */
export const LEASE_MS = 60_000;
const BATCH = 10;

/** Takes due jobs for this worker alone, each under a lease, and counts the attempt. */
export async function claimMail(core: Core): Promise<MailJobRow[]> {
  const now = core.now();
  const due = and(
    eq(mailJobs.status, 'queued'),
    lte(mailJobs.dueAt, now),
    or(isNull(mailJobs.leasedUntil), lte(mailJobs.leasedUntil, now)),
  );
  const ids = (limit: number) =>
    core.db.read
      .select({ id: mailJobs.id })
      .from(mailJobs)
      .where(due)
      .orderBy(asc(mailJobs.dueAt))
      .limit(limit);
  // Looking costs nothing; only a job that is there is worth the write lock.
  const found = await ids(BATCH);
  if (found.length === 0) return [];
  return core.db.transaction((tx) =>
    tx
      .update(mailJobs)
      .set({
        leasedUntil: new Date(now.getTime() + LEASE_MS),
        attempts: sql`${mailJobs.attempts} + 1`,
      })
      .where(
        and(
          due,
          inArray(
            mailJobs.id,
            found.map(({ id }) => id),
          ),
        ),
      )
      .returning(),
  );
}
