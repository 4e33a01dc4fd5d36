import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { RevertPreview, RevertRequestInput } from '@rolecall/schemas/revert';
import { and, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { verb } from '../verb.ts';
import { changesOfRequest, type RecordedChange } from './changes-of-request.ts';
import {
  changedSince,
  changedSinceText,
  isForOthers,
  REVERTED_TEXT,
  USER_DELETED_TEXT,
} from './reversible.ts';
import { hasLeft, isWaiting } from './waiting-mail.ts';

/**
 * Says what reverting a request would do, without doing it: for how many it can be done, why not for
 * the others, and how many emails are cancelled or sent about it.
 */
export const previewRevert = verb(
  {
    may: 'audit:read',
    input: RevertRequestInput,
    output: RevertPreview,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { requestId }) => {
    const preview = { total: 0, changes: 0, emailsCancelled: 0, emailsSent: 0 };
    const refused = new Map<string, number>();
    for await (const changes of changesOfRequest(ctx.read, requestId)) {
      const reasons = await reasonsAgainst(ctx, changes);
      for (const reason of reasons) if (reason) refused.set(reason, (refused.get(reason) ?? 0) + 1);
      const reverted = changes.filter((_, index) => reasons[index] === undefined);
      const mails = await countMails(ctx, reverted);
      preview.total += changes.length;
      preview.changes += reverted.length;
      preview.emailsCancelled += mails.emailsCancelled;
      preview.emailsSent += mails.emailsSent;
    }
    return { ...preview, refused: [...refused].map(([message, count]) => ({ message, count })) };
  },
);

/**
 * Why each change can't be reverted, by the same rules as `revertChange`; a username taken since is
 * only found by the revert itself.
 */
async function reasonsAgainst(
  { read, actor }: Context,
  changes: RecordedChange[],
): Promise<(string | undefined)[]> {
  const { people, events } = idsOf(changes);
  const found = await read.select().from(users).where(isOneOf(users.id, people));
  const reverts = await read
    .select({ event: auditEvents.revertOf })
    .from(auditEvents)
    .where(isOneOf(auditEvents.revertOf, events));
  const userById = new Map(found.map((user) => [user.id, user]));
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

async function countMails(ctx: Context, changes: RecordedChange[]) {
  const { people, events } = idsOf(changes);
  const sumOf = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const [row] = await ctx.read
    .select({ emailsCancelled: sumOf(isWaiting), emailsSent: sumOf(hasLeft) })
    .from(mailJobs)
    .where(and(isOneOf(mailJobs.userId, people), isOneOf(mailJobs.eventId, events)));
  return row ?? { emailsCancelled: 0, emailsSent: 0 };
}

const idsOf = (changes: RecordedChange[]) => ({
  people: changes.map(({ userId }) => userId),
  events: changes.map(({ event }) => event),
});

const asSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
