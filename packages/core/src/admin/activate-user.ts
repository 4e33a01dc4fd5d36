import type { UserTarget } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { changeUser } from './change-user.ts';

/**
 * Lets a deactivated user sign in again. What was signed in before stays signed out.
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function activateUser(ctx: Context, { id }: UserTarget): Promise<User> {
  authorize(ctx, 'user:setStatus');
  return ctx.db.transaction(async (tx) => {
    const before = await loadUser(tx, id);
    if (before.status === 'active') return toUser(before);
    const user = await changeUser(ctx, tx, id, { status: 'active' });
    await recordAudit(ctx, tx, {
      action: 'user.activated',
      target: { kind: 'user', id },
      before: { status: before.status },
      after: { status: user.status },
    });
    return toUser(user);
  });
}
