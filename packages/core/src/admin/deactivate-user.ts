import type { UserTarget } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { authorize } from '../policy.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { changeUser, endSessions } from './change-user.ts';

/**
 * Locks a user out: no sign-in from now on, and every live credential is dead with the next request.
 * @throws DomainError FORBIDDEN, NOT_FOUND, SELF_TARGET, LAST_ADMIN
 */
export async function deactivateUser(ctx: Context, { id }: UserTarget): Promise<User> {
  authorize(ctx, 'user:setStatus');
  if (ctx.actor.kind === 'user' && ctx.actor.userId === id) throw new DomainError('SELF_TARGET');
  return ctx.db.transaction(async (tx) => {
    const before = await loadUser(tx, id);
    if (before.status === 'inactive') return toUser(before);
    const user = await changeUser(ctx, tx, id, { status: 'inactive' });
    await endSessions(tx, id);
    await recordAudit(ctx, tx, {
      action: 'user.deactivated',
      target: { kind: 'user', id },
      before: { status: before.status },
      after: { status: user.status },
    });
    await queueMail(ctx, tx, 'account-deactivated', id);
    return toUser(user);
  });
}
