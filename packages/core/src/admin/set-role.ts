import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { User } from '@rolecall/schemas/user';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/**
 * Gives a user another role and tells them. Who loses a role loses the credentials that had it, also
 * an administrator who gives up their own.
 */
export const setRole = verb(
  {
    ...dutiesOf('setRole'),
    input: SetRoleInput,
    output: User,
    refuses: ['NOT_FOUND', 'LAST_ADMIN'],
  },
  (ctx, { id, role }) =>
    transactAsActor(ctx, async (tx) =>
      toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { role })),
    ),
);
