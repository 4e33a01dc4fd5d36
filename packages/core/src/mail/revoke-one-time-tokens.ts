import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens, type TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { MAILS } from '@rolecall/mail/kinds';
import { MAIL_KINDS } from '@rolecall/schemas/mail';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';
import { REVOKED_BY, type RevokingEvent } from '../token/revoked-by.ts';

/**
 * Makes void what an event does of these users' links, by the table of such events: those that were
 * sent, and those that wait to be. One that was used stays, so that its page can say so.
 */
export async function revokeOneTimeTokens(
  tx: Transaction,
  userIds: string | string[],
  event: RevokingEvent,
): Promise<void> {
  const ids = [userIds].flat();
  if (ids.length === 0) return;
  const purposes: readonly TokenPurpose[] = REVOKED_BY[event];
  await tx
    .delete(oneTimeTokens)
    .where(
      and(
        inArray(oneTimeTokens.userId, ids),
        inArray(oneTimeTokens.purpose, purposes),
        isNull(oneTimeTokens.consumedAt),
      ),
    );
  const kinds = MAIL_KINDS.filter((kind) => {
    const purpose = MAILS[kind].link?.purpose;
    return purpose !== undefined && purposes.includes(purpose);
  });
  const isWaiting = and(eq(unindexed(mailJobs.status), 'queued'), inArray(mailJobs.kind, kinds));
  await tx
    .update(mailJobs)
    .set({ status: 'superseded' })
    .where(and(inArray(mailJobs.userId, ids), isWaiting));
}
