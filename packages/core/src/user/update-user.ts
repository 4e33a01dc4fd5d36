import type { UpdateUserInput } from '@rolecall/schemas/account';
import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { authorize, refuseSelf, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { applyChanges } from './apply-changes.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

/**
 * Changes a user: one's own profile, or for an administrator anybody's, and then also address,
 * role and status. All of it happens, or nothing.
 * @throws DomainError NOT_FOUND (also for somebody else's id), FORBIDDEN, REAUTH_REQUIRED,
 *   SELF_TARGET, RATE_LIMITED (one's own), CONFLICT (`ifMatch`), LAST_ADMIN, EMAIL_TAKEN,
 *   USERNAME_TAKEN
 */
export async function updateUser(ctx: Context, input: UpdateUserInput): Promise<User> {
  const { id, ...changes } = input;
  authorize(ctx, 'user:updateProfile', id);
  if (changes.email !== undefined) authorize(ctx, 'user:setEmail');
  if (changes.role !== undefined) authorize(ctx, 'user:setRole');
  if (changes.status !== undefined) authorize(ctx, 'user:setStatus');
  if (changes.email !== undefined || changes.role !== undefined) requireFresh(ctx);
  if (changes.status === 'inactive') refuseSelf(ctx, id);
  if (ctx.actor.kind === 'user' && ctx.actor.userId === id) {
    await consumeLimits(ctx, [{ name: 'profile.user', by: id }]);
  }
  return transact(ctx, async (tx) =>
    toUser(await applyChanges(ctx, tx, await loadUser(tx, id), changes)),
  );
}
