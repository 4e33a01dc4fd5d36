import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import type { ListMailInput, MailPage, SentMail } from '@rolecall/schemas/admin-mail';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { readTimeCursor, writeTimeCursor } from '../paging/time-cursor.ts';
import { authorize } from '../policy.ts';

/**
 * Mails and what became of them, the newest first, on from a cursor.
 * @throws DomainError FORBIDDEN, VALIDATION_FAILED (a foreign cursor)
 */
export async function listMail(ctx: Context, input: ListMailInput): Promise<MailPage> {
  authorize(ctx, 'mail:read');
  const { userId, status, perPage, cursor } = input;
  const found = await ctx.db.read
    .select({ job: mailJobs, userEmail: users.email })
    .from(mailJobs)
    .innerJoin(users, eq(users.id, mailJobs.userId))
    .where(
      and(
        userId === undefined ? undefined : eq(mailJobs.userId, userId),
        status === undefined ? undefined : eq(mailJobs.status, status),
        cursor === undefined ? undefined : after(cursor),
      ),
    )
    .orderBy(desc(mailJobs.createdAt), desc(mailJobs.id))
    .limit(perPage + 1);
  const rows = found.slice(0, perPage);
  const last = rows.at(-1)?.job;
  const isMore = found.length > perPage && last !== undefined;
  return {
    items: rows.map(({ job, userEmail }) => toSentMail(job, userEmail)),
    nextCursor: isMore ? writeTimeCursor(last) : null,
  };
}

/** A job as administrators see it. */
export function toSentMail(job: MailJobRow, userEmail: string): SentMail {
  const { id, kind, userId, status, attempts, lastError } = job;
  return {
    id,
    kind,
    userId,
    to: job.email ?? userEmail,
    status,
    attempts,
    createdAt: job.createdAt.toISOString(),
    sentAt: job.sentAt?.toISOString() ?? null,
    nextAttemptAt: status === 'queued' ? job.dueAt.toISOString() : null,
    lastError,
  };
}

function after(cursor: string): SQL {
  const { at, id } = readTimeCursor(cursor);
  return sql`(${mailJobs.createdAt}, ${mailJobs.id}) < (${at}, ${id})`;
}
