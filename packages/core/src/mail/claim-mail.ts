import { prepare } from '@rolecall/db/prepared';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { MAIL_KINDS } from '@rolecall/schemas/mail';
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { suppressMail } from './suppress-mail.ts';

/** How long a worker may hold a job before another takes it for dead, in milliseconds. */
export const LEASE_MS = 60_000;
const BATCH = 10;

const { placeholder } = sql;

/** A kind that this version does not know is left to a node of the version that queued it. */
const isDue = and(
  eq(mailJobs.status, 'queued'),
  lte(mailJobs.dueAt, placeholder('now')),
  or(isNull(mailJobs.leasedUntil), lte(mailJobs.leasedUntil, placeholder('now'))),
  inArray(mailJobs.kind, MAIL_KINDS),
);

const oneDue = prepare((orm) =>
  orm.select({ id: mailJobs.id }).from(mailJobs).where(isDue).limit(1),
);

const claimDue = prepare((orm) => {
  const due = orm
    .select({ id: mailJobs.id })
    .from(mailJobs)
    .where(isDue)
    .orderBy(asc(mailJobs.dueAt))
    .limit(BATCH);
  return orm
    .update(mailJobs)
    .set({
      leasedUntil: sql`${placeholder('leasedUntil')}`,
      attempts: sql`${mailJobs.attempts} + 1`,
    })
    .where(inArray(mailJobs.id, due))
    .returning();
});

/** Takes due jobs for this worker alone, each under a lease, and counts the attempt. */
export async function claimMail(core: Installation): Promise<MailJobRow[]> {
  const now = core.now();
  // Looking costs nothing; only a job that is there is worth the write lock.
  const [found] = await core.db.read.rows(oneDue, { now });
  if (found === undefined) return [];
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  return core.db.transaction(async (tx) =>
    suppressMail(core, tx, await tx.rows(claimDue, { now, leasedUntil })),
  );
}
