import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, eq, gt } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { unindexed } from '../paging/unindexed.ts';

/**
 * Whether a reset is mailed although its owner had those of the hour: none is due while the last
 * link can still work. What one email gets in an hour is counted where mails leave.
 */
export async function isResetDue(
  ctx: Context,
  tx: Transaction,
  userId: string | undefined,
): Promise<boolean> {
  const since = new Date(ctx.now().getTime() - ctx.config.resetPasswordSeconds * 1000);
  const [recent] = await tx
    .select({ id: mailJobs.id })
    .from(mailJobs)
    .where(
      and(
        eq(mailJobs.userId, userId ?? ''),
        eq(unindexed(mailJobs.kind), 'reset-password'),
        gt(mailJobs.createdAt, since),
      ),
    )
    .limit(1);
  return recent === undefined;
}
