import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { BulkInput, BulkResult } from '@rolecall/schemas/admin-users';
import { BULK_MAX } from '@rolecall/schemas/bounds';
import { and, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { changeEach, changeInBatches } from '../change-in-batches.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { assertNotSelf } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { applyChanges, applyToAll, type UserChanges } from '../user/apply-changes.ts';
import { removeUser } from '../user/remove-user.ts';
import { verb } from '../verb.ts';
import { filterValues, matchingRowids } from './user-query.ts';

const PERMISSIONS = {
  activate: 'user:setStatus',
  deactivate: 'user:setStatus',
  setRole: 'user:setRole',
  revokeSessions: 'user:setStatus',
  delete: 'user:delete',
} as const;

/** What the actions that change something about a user change. */
const CHANGES: Partial<Record<BulkInput['action'], (input: BulkInput) => UserChanges>> = {
  activate: () => ({ status: 'active' }),
  deactivate: () => ({ status: 'inactive' }),
  setRole: ({ role }) => ({ role }),
};

const NOT_ONESELF: readonly BulkInput['action'][] = ['deactivate', 'delete', 'setRole'];

/**
 * Does one thing to many users. Each stands for itself: one that is refused, such as the caller or
 * the last administrator, says so and does not stop the others. The caller's own role stays, too: a
 * selection takes it in by mistake, and after that nobody would be there to do the rest. The caller
 * comes last, so that signing out everyone does not end before it is done.
 */
export const bulkUsers = verb(
  {
    may: 'user:list',
    mayAlso: ({ action }) => [PERMISSIONS[action]],
    input: BulkInput,
    output: BulkResult,
    refuses: ['REAUTH_REQUIRED'],
  },
  async (ctx, input) => {
    const ids = input.ids ?? (await matching(ctx, input));
    const self = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
    const ordered = [...ids.filter((id) => id !== self), ...ids.filter((id) => id === self)];
    const result = await changeInBatches(
      ctx,
      'admin.users.bulk',
      ordered.map((id) => ({ id })),
      (tx, batch) => changeBatch(ctx, tx, input, batch),
    );
    const place = new Map(ids.map((id, index) => [id, index]));
    const placeOf = ({ id }: Target) => place.get(id) ?? 0;
    return { ...result, items: result.items.toSorted((a, b) => placeOf(a) - placeOf(b)) };
  },
);

async function matching(ctx: Context, { filter = {} }: BulkInput): Promise<string[]> {
  const { rowids, rest } = matchingRowids(filter);
  const found = await ctx.db
    .readConsistent()
    .select({ id: users.id })
    .from(users)
    .where(and(sql`${users.seq} in (${rowids})`, rest))
    .limit(BULK_MAX + 1)
    .prepare()
    .all(filterValues(filter));
  if (found.length > BULK_MAX) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { filter: [`This matches more than ${BULK_MAX} users. Narrow it down.`] },
    });
  }
  return found.map(({ id }) => id);
}

type Target = { id: string };

/** All at once where nobody among them is in the way, else one by one. */
async function changeBatch(ctx: Context, tx: Transaction, input: BulkInput, batch: Target[]) {
  const ids = batch.map(({ id }) => id);
  const rows = await tx.select().from(users).where(inArray(users.id, ids));
  const row = new Map(rows.map((found) => [found.id, found]));
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
  const changes = CHANGES[input.action]?.(input);
  if (changes && rows.length === new Set(ids).size && !(self !== undefined && row.has(self))) {
    try {
      await applyToAll(ctx, tx, rows, changes);
      return batch.map((target) => ({ ...target, ok: true }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return changeEach(batch, async ({ id }) => {
    if (NOT_ONESELF.includes(input.action)) assertNotSelf(ctx, id);
    const user = row.get(id);
    if (user === undefined) throw new DomainError('NOT_FOUND');
    await changeOne(ctx, tx, input, user);
  });
}

async function changeOne(ctx: Context, tx: Transaction, input: BulkInput, user: UserRow) {
  const changes = CHANGES[input.action]?.(input);
  if (changes) {
    await applyChanges(ctx, tx, user, changes);
  } else if (input.action === 'delete') {
    await removeUser(ctx, tx, user.id);
  } else {
    const ended = await endSessions(tx, user.id);
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: user.id },
      before: { sessions: ended.length },
    });
  }
}
