import { RevertEventInput } from '@rolecall/schemas/revert';
import { User } from '@rolecall/schemas/user';
import { transactAsActor } from '../transact-as-actor.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { revertChange } from './revert-change.ts';

/** Reverts one recorded change of a user, which takes what the change itself took. */
export const revertEvent = verb(
  {
    may: 'audit:read',
    input: RevertEventInput,
    output: User,
    refuses: [
      'REAUTH_REQUIRED',
      'NOT_FOUND',
      'CONFLICT',
      'SELF_TARGET',
      'LAST_ADMIN',
      'USERNAME_TAKEN',
    ],
  },
  (ctx, { id }) =>
    transactAsActor(ctx, async (tx) => toUser((await revertChange(ctx, tx, id)).user)),
);
