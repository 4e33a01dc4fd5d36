import type { DeleteAccountInput } from '@rolecall/schemas/account';
import type { Ok } from '@rolecall/schemas/fields';
import { provePassword } from '../auth/prove-password.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { authorize, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';
import { removeUser } from './remove-user.ts';

/**
 * Deletes the caller's account and all that belongs to it. The audit log keeps that it happened. An
 * administrator is not deleted by itself: another one takes the role away first.
 * @throws DomainError UNAUTHENTICATED, SELF_TARGET, INVALID_CREDENTIALS, RATE_LIMITED
 */
export async function deleteAccount(ctx: Context, { password }: DeleteAccountInput): Promise<Ok> {
  const { userId, role } = requireUser(ctx);
  authorize(ctx, 'user:deleteAccount', userId);
  if (role === 'admin') {
    throw new DomainError('SELF_TARGET', {
      message: 'Administrators cannot delete themselves. Let another one change your role first.',
    });
  }
  await provePassword(ctx, password, 'password');
  await transact(ctx, (tx) => removeUser(ctx, tx, userId), { isLong: true });
  return { ok: true };
}
