import type { AdminUpdateUserInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { applyChanges } from '../user/apply-changes.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';

/**
 * Changes somebody's profile, address or whether the address counts as confirmed. A new address is
 * unconfirmed unless said otherwise.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED (for the address), NOT_FOUND, CONFLICT (`ifMatch`),
 *   EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function updateUserAsAdmin(
  ctx: Context,
  { id, ...changes }: AdminUpdateUserInput,
): Promise<User> {
  authorize(ctx, 'user:setEmail');
  if (changes.email !== undefined || changes.emailVerified !== undefined) requireFresh(ctx);
  return transact(ctx, async (tx) =>
    toUser(await applyChanges(ctx, tx, await loadUser(tx, id), changes)),
  );
}
