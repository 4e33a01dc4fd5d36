import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, eq, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';

/**
 * Whether a claimed job has been counted by its recipient: at an earlier attempt, or where it was
 * asked for. Either moves when it is due away from when it first was.
 */
export const isCounted = ({ attempts, dueAt, createdAt, heldUntil }: MailJobRow): boolean =>
  attempts > 1 || dueAt.getTime() !== (heldUntil ?? createdAt).getTime();

const markQueued = prepareWrite((orm) =>
  orm
    .update(mailJobs)
    .set({ dueAt: sql`${mailJobs.createdAt} - 1` })
    .where(
      and(
        eq(mailJobs.userId, sql.placeholder('userId')),
        eq(mailJobs.kind, sql.placeholder('kind')),
        eq(unindexed(mailJobs.status), 'queued'),
        eq(mailJobs.attempts, 0),
      ),
    ),
);

/** Notes that the mail of a kind that was just queued for a user is counted. */
export async function markCounted(tx: Transaction, userId: string, kind: string): Promise<void> {
  await tx.write(markQueued, { userId, kind });
}
