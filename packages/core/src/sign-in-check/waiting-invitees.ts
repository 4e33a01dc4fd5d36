import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { and, asc, type Column, eq, gt, isNull, not, notExists, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { unindexed } from '../paging/unindexed.ts';
import { neverInvited } from '../user/never-invited.ts';
import { countOf, type FindBlocked, LOOKED_AT, named } from './blocked-users.ts';

/** Those who came with an import and were never invited. */
export const uninvited: FindBlocked = (ctx, most) => withoutLink(ctx, most, neverInvited);

/** Those who were invited and have no link that works, nor one on its way. */
export const expiredInvitees: FindBlocked = (ctx, most) =>
  withoutLink(ctx, most, (id) => not(neverInvited(id)));

/** Those who have to accept an invitation first, and can't: the oldest come first. */
async function withoutLink(ctx: Context, most: number, which: (id: Column) => SQL) {
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
  const found = await db
    .select({ id: oldest.id })
    .from(oldest)
    .where(and(hasNoLink, hasNoMail, which(oldest.id)));
  return named(ctx, most, found, (await countOf(ctx, 'invited')) <= LOOKED_AT);
}
