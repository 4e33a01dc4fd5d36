import { transactAsActor } from '../transact-as-actor.ts';
import { removeUser } from '../user-changes/remove-user.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/** Deletes a user and all that belongs to them. The audit log keeps that it happened. */
export const deleteUser = verb(
  {
    ...dutiesOf('delete'),
    refuses: ['NOT_FOUND', 'LAST_ADMIN'],
  },
  async (ctx, { id }) => {
    await transactAsActor(ctx, (tx) => removeUser(ctx, tx, id), { isLong: true });
    return { ok: true };
  },
);
