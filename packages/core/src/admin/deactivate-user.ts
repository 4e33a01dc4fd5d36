import type { User, UserTarget } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize, refuseSelf } from '../policy.ts';
import { transact } from '../transact.ts';
import { applyChanges } from '../user/apply-changes.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';

/**
 * Locks a user out: no sign-in from now on, and every live credential is dead with the next request.
 * @throws DomainError FORBIDDEN, NOT_FOUND, SELF_TARGET, LAST_ADMIN
 */
export async function deactivateUser(ctx: Context, { id }: UserTarget): Promise<User> {
  authorize(ctx, 'user:setStatus');
  refuseSelf(ctx, id);
  return transact(ctx, async (tx) =>
    toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { status: 'inactive' })),
  );
}
