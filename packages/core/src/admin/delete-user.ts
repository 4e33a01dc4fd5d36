import type { Ok } from '@rolecall/schemas/fields';
import type { UserTarget } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize, refuseSelf, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { removeUser } from '../user/remove-user.ts';

/**
 * Deletes somebody's account and all that belongs to it. The audit log keeps that it happened.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED, SELF_TARGET, NOT_FOUND, LAST_ADMIN
 */
export async function deleteUser(ctx: Context, { id }: UserTarget): Promise<Ok> {
  authorize(ctx, 'user:delete');
  requireFresh(ctx);
  refuseSelf(ctx, id);
  await transact(ctx, (tx) => removeUser(ctx, tx, id), { isLong: true });
  return { ok: true };
}
