import { UpdateUserInput } from '@rolecall/schemas/account';
import { User } from '@rolecall/schemas/user';
import { USER_ACTIONS } from '@rolecall/schemas/user-actions';
import { consumeLimits } from '../limit/consume-limit.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { applyChanges } from './apply-changes.ts';

/**
 * Changes a user: the caller's own profile, or for an administrator anyone's, and then also email,
 * role and status. All of it happens, or nothing.
 */
export const updateUser = verb(
  {
    may: 'user:updateProfile',
    mayAlso: ({ email, role, status }) => [
      ...(email === undefined ? [] : [USER_ACTIONS.changeEmail.permission]),
      ...(role === undefined ? [] : [USER_ACTIONS.setRole.permission]),
      ...(status === undefined ? [] : [USER_ACTIONS.activate.permission]),
    ],
    owner: ({ id }) => id,
    notSelf: ({ id, status }) => (status === 'inactive' ? id : undefined),
    input: UpdateUserInput,
    output: User,
    refuses: [
      'FORBIDDEN',
      'REAUTH_REQUIRED',
      'NOT_FOUND',
      'LAST_ADMIN',
      'EMAIL_TAKEN',
      'USERNAME_TAKEN',
      'CONFLICT',
    ],
  },
  async (ctx, input) => {
    const { id, ifMatch: _, ...changes } = input;
    if (ctx.actor.kind === 'user' && ctx.actor.userId === id) {
      await consumeLimits(ctx, [{ name: 'profile.user', by: id }]);
    }
    return transactAsActor(ctx, async (tx) =>
      toUser(await applyChanges(ctx, tx, await loadUser(tx, id), changes)),
    );
  },
);
