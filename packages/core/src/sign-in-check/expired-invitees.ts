import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { and, asc, eq, gt, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';
import { countOf, type FindBlocked, LOOKED_AT, named } from './blocked-users.ts';

/** Those who were invited and have no link that works, nor one on its way. The oldest come first. */
export const expiredInvitees: FindBlocked = async (ctx, most) => {
  const db = ctx.readConsistent;
  const oldest = db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.status, 'invited'))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(LOOKED_AT)
    .as('oldest');
  const hasNo = (table: typeof oneTimeTokens | typeof mailJobs, ...conditions: SQL[]) =>
    notExists(
      db
        .select({ one: sql`1` })
        .from(table)
        .where(and(eq(table.userId, oldest.id), ...conditions)),
    );
  const { purpose, consumedAt, expiresAt } = oneTimeTokens;
  const hasNoLink = hasNo(
    oneTimeTokens,
    eq(purpose, 'invitation'),
    isNull(consumedAt),
    gt(expiresAt, ctx.now()),
  );
  const hasNoMail = hasNo(
    mailJobs,
    eq(unindexed(mailJobs.status), 'queued'),
    eq(mailJobs.kind, 'invitation'),
  );
  const found = await db.select({ id: oldest.id }).from(oldest).where(and(hasNoLink, hasNoMail));
  return named(ctx, most, found, (await countOf(ctx, 'invited')) <= LOOKED_AT);
};
