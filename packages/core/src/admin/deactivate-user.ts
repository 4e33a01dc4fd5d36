import { User } from '@rolecall/schemas/user';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/**
 * Deactivates a user: no sign-in from now on, and every live credential is dead with the next
 * request.
 */
export const deactivateUser = verb(
  {
    ...dutiesOf('deactivate'),
    output: User,
    refuses: ['NOT_FOUND', 'LAST_ADMIN'],
  },
  (ctx, { id }) =>
    transactAsActor(ctx, async (tx) =>
      toUser(await applyChanges(ctx, tx, await loadUser(tx, id), { status: 'inactive' })),
    ),
);
