import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { RevertPreview, RevertRequestInput } from '@rolecall/schemas/revert';
import { type Column, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { verb } from '../verb.ts';
import { changesOfRequest } from './changes-of-request.ts';
import {
  changedSince,
  changedSinceText,
  isForOthers,
  REVERTED_TEXT,
  type ReversibleChange,
  USER_DELETED_TEXT,
} from './reversible.ts';
import { hasLeft, isWaiting } from './waiting-mail.ts';

type Change = ReversibleChange & { event: string };

/**
 * Says what reverting a request would do, and does nothing: for how many it can be done, why not
 * for the others, and how many emails are cancelled or sent about it.
 */
export const previewRevert = verb(
  {
    may: 'audit:read',
    input: RevertRequestInput,
    output: RevertPreview,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { requestId }) => {
    const changes = await changesOfRequest(ctx.read, requestId);
    const reasons = await reasonsAgainst(ctx, changes);
    const counts = new Map<string, number>();
    for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const reverted = changes.filter((_, index) => reasons[index] === undefined);
    return {
      total: changes.length,
      changes: reverted.length,
      refused: [...counts].map(([message, count]) => ({ message, count })),
      ...(await countMails(ctx, reverted)),
    };
  },
);

/**
 * Why each change can't be reverted, by the same rules as `revertChange`; a username taken since is
 * only found by the revert itself.
 */
async function reasonsAgainst(ctx: Context, changes: Change[]): Promise<(string | undefined)[]> {
  const { read, actor } = ctx;
  const people = await read
    .select()
    .from(users)
    .where(
      isOneOf(
        users.id,
        changes.map(({ userId }) => userId),
      ),
    );
  const reverts = await read
    .select({ event: auditEvents.revertOf })
    .from(auditEvents)
    .where(
      isOneOf(
        auditEvents.revertOf,
        changes.map(({ event }) => event),
      ),
    );
  const userById = new Map(people.map((user) => [user.id, user]));
  const reverted = new Set(reverts.map(({ event }) => event));
  const self = actor.kind === 'user' ? actor.userId : undefined;
  return changes.map((change) => {
    const user = userById.get(change.userId);
    if (change.userId === self && isForOthers(change)) return ERROR_CODES.SELF_TARGET.message;
    if (reverted.has(change.event)) return REVERTED_TEXT;
    if (user === undefined) return USER_DELETED_TEXT;
    const changed = changedSince(user, change.after);
    return changed.length > 0 ? asSentence(changedSinceText(changed)) : undefined;
  });
}

async function countMails(ctx: Context, changes: Change[]) {
  const sumOf = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const [row] = await ctx.read
    .select({ emailsCancelled: sumOf(isWaiting), emailsSent: sumOf(hasLeft) })
    .from(mailJobs)
    .where(
      sql`${isOneOf(
        mailJobs.userId,
        changes.map(({ userId }) => userId),
      )}
        and ${isOneOf(
          mailJobs.eventId,
          changes.map(({ event }) => event),
        )}`,
    );
  return row ?? { emailsCancelled: 0, emailsSent: 0 };
}

const asSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One parameter, however many there are. */
const isOneOf = (column: Column, values: string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
