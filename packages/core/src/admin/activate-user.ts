import type { User, UserTarget } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { applyChanges } from '../user/apply-changes.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';

/**
 * Lets a deactivated user sign in again. What was signed in before stays signed out.
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function activateUser(ctx: Context, { id }: UserTarget): Promise<User> {
  authorize(ctx, 'user:setStatus');
  return transact(ctx, async (tx) =>
    toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { status: 'active' })),
  );
}
