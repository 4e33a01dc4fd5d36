import { User } from '@rolecall/schemas/user';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/** Lets a deactivated user sign in again. Sessions that ended stay ended. */
export const activateUser = verb(
  { ...dutiesOf('activate'), output: User, refuses: ['NOT_FOUND'] },
  (ctx, { id }) =>
    transactAsActor(ctx, async (tx) =>
      toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { status: 'active' })),
    ),
);
