import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';

const { placeholder } = sql;

const dropBeyond = prepareWrite((orm) => {
  const { id, userId, kind } = mailJobs;
  const recent = sql`select count(*) from ${mailJobs} as recent where recent.user_id = ${userId}
    and +recent.kind = ${kind} and recent.created_at > ${placeholder('since')}`;
  return orm
    .delete(mailJobs)
    .where(and(isOneOfGiven(id, 'ids'), sql`(${recent}) > ${placeholder('limit')}`));
});

/**
 * Takes back notices that were just queued, where their owner had as many of the kind of late: a
 * script that signs in without its device token would have one sent each time.
 */
export async function dropExcess(ctx: Context, tx: Transaction, ids: string[]): Promise<void> {
  const row = ctx.config.limits['mail.notice'];
  const since = ctx.now().getTime() - row.seconds * 1000;
  await tx.write(dropBeyond, { ...row, ids: JSON.stringify(ids), since });
}
