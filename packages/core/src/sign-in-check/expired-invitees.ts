import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { and, asc, eq, gt, isNull, notExists, sql } from 'drizzle-orm';
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
  const link = db
    .select({ one: sql`1` })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, oldest.id),
        eq(oneTimeTokens.purpose, 'invitation'),
        isNull(oneTimeTokens.consumedAt),
        gt(oneTimeTokens.expiresAt, ctx.now()),
      ),
    );
  const mail = db
    .select({ one: sql`1` })
    .from(mailJobs)
    .where(
      and(
        eq(mailJobs.userId, oldest.id),
        eq(unindexed(mailJobs.status), 'queued'),
        eq(mailJobs.kind, 'invitation'),
      ),
    );
  const found = await db
    .select({ id: oldest.id })
    .from(oldest)
    .where(and(notExists(link), notExists(mail)));
  return named(ctx, most, found, (await countOf(ctx, 'invited')) <= LOOKED_AT);
};
