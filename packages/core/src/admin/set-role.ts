import type { SetRoleInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { authorize, requireFresh } from '../policy.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { changeUser, endSessions } from './change-user.ts';

/**
 * Gives a user another role and tells them. Who loses a role loses the credentials that had it.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED, NOT_FOUND, LAST_ADMIN
 */
export async function setRole(ctx: Context, { id, role }: SetRoleInput): Promise<User> {
  authorize(ctx, 'user:setRole');
  requireFresh(ctx);
  return ctx.db.transaction(async (tx) => {
    const before = await loadUser(tx, id);
    if (before.role === role) return toUser(before);
    const user = await changeUser(ctx, tx, id, { role });
    if (before.role === 'admin') await endSessions(tx, id);
    await recordAudit(ctx, tx, {
      action: 'user.role_changed',
      target: { kind: 'user', id },
      before: { role: before.role },
      after: { role },
    });
    await queueMail(ctx, tx, 'role-changed', id);
    return toUser(user);
  });
}
