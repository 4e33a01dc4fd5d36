import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { BULK_MAX, type BulkInput, type BulkResult } from '@rolecall/schemas/admin-users';
import { and, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { changeEach } from '../change-each.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { authorize, refuseSelf, requireFresh } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { applyChanges } from '../user/apply-changes.ts';
import { loadUser } from '../user/load-user.ts';
import { removeUser } from '../user/remove-user.ts';
import { matchingRowids } from './user-query.ts';

const PERMISSIONS = {
  activate: 'user:setStatus',
  deactivate: 'user:setStatus',
  setRole: 'user:setRole',
  revokeSessions: 'user:setStatus',
  delete: 'user:delete',
} as const;

const NOT_ONESELF: readonly BulkInput['action'][] = ['deactivate', 'delete', 'setRole'];

/**
 * Does one thing to many users. Each stands for itself: one that is refused, such as the caller or
 * the last administrator, says so and does not stop the others. The caller's own role stays, too: a
 * selection takes it in by mistake, and after that nobody would be there to do the rest.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED (role, deletion), VALIDATION_FAILED (too many)
 */
export async function bulkUsers(ctx: Context, input: BulkInput): Promise<BulkResult> {
  authorize(ctx, PERMISSIONS[input.action]);
  if (input.action === 'setRole' || input.action === 'delete') requireFresh(ctx);
  const ids = input.ids ?? (await matching(ctx, input));
  return changeEach(
    ctx,
    'admin.users.bulk',
    ids.map((id) => ({ id })),
    (tx, { id }) => changeOne(ctx, tx, input, id),
  );
}

async function matching(ctx: Context, { filter = {} }: BulkInput): Promise<string[]> {
  const { rowids, rest } = matchingRowids(filter);
  const found = await ctx.db
    .readFresh()
    .select({ id: users.id })
    .from(users)
    .where(and(sql`${users.seq} in (${rowids})`, rest))
    .limit(BULK_MAX + 1);
  if (found.length > BULK_MAX) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { filter: [`This matches more than ${BULK_MAX} users. Narrow it down.`] },
    });
  }
  return found.map(({ id }) => id);
}

async function changeOne(
  ctx: Context,
  tx: Transaction,
  { action, role }: BulkInput,
  id: string,
): Promise<void> {
  if (NOT_ONESELF.includes(action)) refuseSelf(ctx, id);
  const user = await loadUser(tx, id);
  const target = { kind: 'user', id } as const;
  switch (action) {
    case 'activate':
      await applyChanges(ctx, tx, user, { status: 'active' });
      return;
    case 'deactivate':
      await applyChanges(ctx, tx, user, { status: 'inactive' });
      return;
    case 'setRole':
      await applyChanges(ctx, tx, user, { role });
      return;
    case 'revokeSessions': {
      const ended = await endSessions(tx, id);
      await recordAudit(ctx, tx, { action: 'session.ended', target, before: { sessions: ended } });
      return;
    }
    case 'delete':
      await removeUser(ctx, tx, id);
      return;
  }
}
