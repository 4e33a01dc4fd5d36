import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { SentMail } from '@rolecall/schemas/admin-mail';
import { shownStatus } from './shown-status.ts';

/** A job as administrators see it. */
export function toSentMail(job: MailJobRow, userEmail: string): SentMail {
  const { id, kind, userId, status, delivery, attempts, lastError } = job;
  return {
    id,
    kind,
    userId,
    to: job.sentTo?.email ?? job.email ?? userEmail,
    status: shownStatus(job),
    delivery,
    attempts,
    createdAt: job.createdAt.toISOString(),
    sentAt: job.sentAt?.toISOString() ?? null,
    nextAttemptAt: status === 'queued' ? job.dueAt.toISOString() : null,
    lastError,
  };
}
