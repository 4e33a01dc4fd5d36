import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, inArray } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';
import { ONE_TIME_LINK_KINDS } from './one-time-link-kinds.ts';

/** Makes every link of these users void: those that were sent, and those that wait to be. */
export async function revokeOneTimeTokens(
  tx: Transaction,
  userIds: string | string[],
): Promise<void> {
  const ids = [userIds].flat();
  await tx.delete(oneTimeTokens).where(inArray(oneTimeTokens.userId, ids));
  const isWaiting = and(
    eq(unindexed(mailJobs.status), 'queued'),
    inArray(mailJobs.kind, ONE_TIME_LINK_KINDS),
  );
  await tx
    .update(mailJobs)
    .set({ status: 'superseded', details: null })
    .where(and(inArray(mailJobs.userId, ids), isWaiting));
}
