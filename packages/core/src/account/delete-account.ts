import { DeleteAccountInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { removeUser } from '../user-changes/remove-user.ts';
import { verb } from '../verb.ts';
import { provePassword } from './prove-password.ts';

/**
 * Deletes the caller's account and all that belongs to it. The audit log keeps that it happened.
 * Administrators cannot delete themselves: another one takes the role away first.
 */
export const deleteAccount = verb(
  {
    may: 'user:deleteAccount',
    owner: 'caller',
    input: DeleteAccountInput,
    output: Ok,
    refuses: ['INVALID_CREDENTIALS', 'SELF_TARGET'],
  },
  async (ctx, { password }) => {
    const { userId, role } = requireUser(ctx);
    if (role === 'admin') {
      throw new DomainError('SELF_TARGET', {
        message:
          "Admins can't delete themselves. Ask another admin to remove your admin role first.",
      });
    }
    await provePassword(ctx, password, 'password');
    await transactAsActor(ctx, (tx) => removeUser(ctx, tx, userId), { isLong: true });
    return { ok: true };
  },
);
