import type { Transaction } from '@rolecall/db/database';
import { prepare, prepareWrite } from '@rolecall/db/prepared';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, eq, sql } from 'drizzle-orm';

/** What became of the email about a change: it can still be cancelled, or it has left, or neither. */
export type MailState = 'waiting' | 'left' | 'none';

const isAbout = and(
  eq(mailJobs.userId, sql.placeholder('userId')),
  eq(mailJobs.eventId, sql.placeholder('eventId')),
);

/** No worker has taken it yet. */
export const isWaiting = sql`${mailJobs.status} = 'queued' and ${mailJobs.attempts} = 0`;
/** A worker has sent it, or has tried to: a failed attempt may have reached the user. */
export const hasLeft = sql`(${mailJobs.status} = 'sent' or (${mailJobs.status} = 'queued' and ${mailJobs.attempts} > 0))`;

const aboutEvent = prepare((orm) =>
  orm
    .select({
      state: sql<MailState>`case when ${isWaiting} then 'waiting' when ${hasLeft} then 'left' else 'none' end`,
    })
    .from(mailJobs)
    .where(isAbout)
    .limit(1),
);

/**
 * What became of the email to a user about an event. It stays as it is until the transaction ends:
 * who takes mails writes, too.
 */
export async function mailAbout(
  tx: Transaction,
  userId: string,
  eventId: string,
): Promise<MailState> {
  const job = await tx.first(aboutEvent, { userId, eventId });
  return job?.state ?? 'none';
}

const cancel = prepareWrite((orm) =>
  orm.update(mailJobs).set({ status: 'cancelled' }).where(and(isAbout, isWaiting)),
);

/** Cancels the email to a user about an event that no worker has taken yet. */
export async function cancelMail(tx: Transaction, userId: string, eventId: string): Promise<void> {
  await tx.write(cancel, { userId, eventId });
}
