import { AdminUpdateUserInput } from '@rolecall/schemas/admin-users';
import { User } from '@rolecall/schemas/user';
import { USER_ACTIONS } from '@rolecall/schemas/user-actions';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';

/**
 * Changes a user's profile, email or whether the email counts as verified. A new email is unverified
 * unless the input says otherwise.
 */
export const updateUserAsAdmin = verb(
  {
    may: ['user:list', 'user:updateProfile'],
    mayAlso: ({ email, emailVerified }) =>
      email === undefined && emailVerified === undefined
        ? []
        : [USER_ACTIONS.changeEmail.permission],
    owner: ({ id }) => id,
    input: AdminUpdateUserInput,
    output: User,
    refuses: [
      'REAUTH_REQUIRED',
      'NOT_FOUND',
      'LAST_ADMIN',
      'EMAIL_TAKEN',
      'USERNAME_TAKEN',
      'CONFLICT',
    ],
  },
  (ctx, { id, ifMatch: _, ...changes }) =>
    transactAsActor(ctx, async (tx) =>
      toUser(await applyChanges(ctx, tx, await loadUser(tx, id), changes)),
    ),
);
