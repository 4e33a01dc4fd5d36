import type { Transaction } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { mailStops } from '@rolecall/db/tables/mail-stops';
import { users } from '@rolecall/db/tables/users';
import { MAIL_DELIVERIES, type MailDelivery } from '@rolecall/schemas/admin-mail';
import { and, eq, gt, gte } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { type Installation, systemContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { unindexed } from '../paging/unindexed.ts';
import { recipientOf } from './recipient-of.ts';

/** What a provider reports about an email that it accepted. */
export type DeliveryReport = {
  providerId: string;
  /** Whom it was sent to. */
  to: string;
  delivery: MailDelivery;
  /** Whether a mail to that email would bounce again. */
  isPermanent: boolean;
};

const RETRY_SECONDS = 5;
const rankOf = (delivery: MailDelivery | null) =>
  delivery === null ? -1 : MAIL_DELIVERIES.indexOf(delivery);

/**
 * Records the delivery of a mail, and stops mails to an email that bounced for good or whose owner
 * complained. A repeated report changes nothing; reports about other senders' mails are ignored.
 * @throws DomainError UNAVAILABLE when the ID of the mail may not be stored yet
 */
export async function noteDelivery(core: Installation, report: DeliveryReport): Promise<void> {
  await core.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ job: mailJobs, user: users })
      .from(mailJobs)
      .innerJoin(users, eq(users.id, mailJobs.userId))
      .where(eq(mailJobs.providerId, report.providerId))
      .limit(1);
    if (found === undefined) return assertNoneLeaves(core, tx);
    const { job, user } = found;
    if (rankOf(report.delivery) > rankOf(job.delivery)) {
      await tx.update(mailJobs).set({ delivery: report.delivery }).where(eq(mailJobs.id, job.id));
    }
    const { email } = recipientOf(job, user);
    // Their email has changed since: what became of the old one says nothing about the new.
    if (email !== report.to || report.delivery === 'delivered' || !report.isPermanent) return;
    if (await wasResumedSince(tx, job)) return;
    const stop = { email, userId: user.id, reason: report.delivery, since: core.now() };
    const [made] = await tx.insert(mailStops).values(stop).onConflictDoNothing().returning();
    if (made === undefined) return;
    await recordAudit(systemContext(core, 'mail provider'), tx, {
      action: 'user.mail_stopped',
      target: { kind: 'user', id: user.id },
      after: { reason: report.delivery },
    });
  });
}

/** An admin who resumed emails has decided about those that had left by then: a report may come twice. */
async function wasResumedSince(tx: Transaction, job: MailJobRow): Promise<boolean> {
  const [resumed] = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetId, job.userId),
        eq(unindexed(auditEvents.action), 'user.mail_resumed'),
        gte(auditEvents.at, job.sentAt ?? job.createdAt),
      ),
    )
    .limit(1);
  return resumed !== undefined;
}

/** A report can be faster than the worker, which writes ids down when all its mails have left. */
async function assertNoneLeaves(core: Installation, tx: Transaction): Promise<void> {
  const isLeaving = and(eq(mailJobs.status, 'queued'), gt(mailJobs.leasedUntil, core.now()));
  const [job] = await tx.select({ id: mailJobs.id }).from(mailJobs).where(isLeaving).limit(1);
  if (job !== undefined) throw new DomainError('UNAVAILABLE', { retryAfterSeconds: RETRY_SECONDS });
}
