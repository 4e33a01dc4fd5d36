import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { BulkLinesInput, BulkPreview } from '@rolecall/schemas/bulk-users';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { userAction } from '@rolecall/schemas/user-actions';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { atPrimary, type Context } from '../context.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { isLiveAt } from '../session/is-live.ts';
import { verb } from '../verb.ts';
import { bulkTargets } from './bulk-targets.ts';

/**
 * Says what a bulk action would do, and does nothing: whom it would change, who is so already or
 * refused, how many sessions end and how many emails leave. It finds the same users as the action.
 */
export const previewBulk = verb(
  { may: 'user:list', input: BulkLinesInput, output: BulkPreview },
  async (ctx, input) => {
    const { targets } = await bulkTargets(ctx, input);
    const self = ctx.actor.kind === 'user' ? ctx.actor.userId : '';
    const isRefused = userAction(input.action).toSelf !== 'yes';
    const ids = targets.map(({ id }) => id).filter((id) => !(isRefused && id === self));
    const counted = await countChanges(ctx, input, ids);
    const refused = [
      { code: 'SELF_TARGET' as const, count: targets.length - ids.length },
      { code: 'NOT_FOUND' as const, count: ids.length - counted.found },
    ];
    return {
      total: targets.length,
      changes: counted.changes,
      admins: counted.admins,
      unchanged: counted.found - counted.changes,
      refused: refused
        .filter(({ count }) => count > 0)
        .map((one) => ({ ...one, message: ERROR_CODES[one.code].message })),
      sessions: counted.sessions,
      emails: counted.emails,
      emailDelaySeconds: ctx.config.undoSeconds,
    };
  },
);

/** Counts, in one read by key for each user, what `changeBatch` would change about them. */
async function countChanges(ctx: Context, input: BulkLinesInput, ids: string[]) {
  const changes = changesAnything(input);
  const isTold = userAction(input.action).changes.length > 0 ? sql`not ${users.isInvited}` : sql`0`;
  const ended = sql`(select count(*) from ${sessions} where ${and(
    eq(sessions.userId, users.id),
    isLiveAt(ctx.now()),
  )})`;
  const sumOf = (condition: SQL, value: SQL) =>
    sql<number>`coalesce(sum(case when ${condition} then ${value} else 0 end), 0)`;
  const [row] = await atPrimary(ctx)
    .read.select({
      found: sql<number>`count(*)`,
      changes: sumOf(changes, sql`1`),
      admins: sumOf(sql`${changes} and ${users.role} = 'admin'`, sql`1`),
      emails: sumOf(sql`${changes} and ${isTold}`, sql`1`),
      sessions: sumOf(sql`${changes} and ${endsSessions(input)}`, ended),
    })
    .from(users)
    .where(isOneOf(users.id, ids));
  return row ?? { found: 0, changes: 0, admins: 0, emails: 0, sessions: 0 };
}

/** Whether the action changes anything about a user, as a condition. */
function changesAnything({ action, role }: BulkLinesInput): SQL {
  const { status } = userAction(action).sets ?? {};
  if (status !== undefined) return sql`${users.access} <> ${status}`;
  return role === undefined ? sql`1` : sql`${users.role} <> ${role}`;
}

/** What signs people out, as changing the role to one that may do less does. */
const ENDING: readonly string[] = ['deactivate', 'delete', 'revokeSessions'];

/** Whether it ends the sessions of those whom it changes, as a condition. */
function endsSessions({ action, role }: BulkLinesInput): SQL {
  return ENDING.includes(action) || role === 'user' ? sql`1` : sql`0`;
}
