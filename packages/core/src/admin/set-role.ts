import type { SetRoleInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { applyChanges } from '../user/apply-changes.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';

/**
 * Gives a user another role and tells them. Who loses a role loses the credentials that had it, also
 * an administrator who gives up their own.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED, NOT_FOUND, LAST_ADMIN
 */
export async function setRole(ctx: Context, { id, role }: SetRoleInput): Promise<User> {
  authorize(ctx, 'user:setRole');
  requireFresh(ctx);
  return transact(ctx, async (tx) =>
    toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { role })),
  );
}
