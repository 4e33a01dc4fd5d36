import { LINK_REFUSALS } from '../admin/send-link.ts';
import { dutiesOf } from '../admin/user-duties.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { removeUser } from '../user-changes/remove-user.ts';
import { verb } from '../verb.ts';
import { assertInvited } from './assert-invited.ts';

/**
 * Revokes an invitation: its link stops working, and the account, which no one has ever used, is
 * deleted. The email can be invited again, or sign up.
 */
export const revokeInvitation = verb(
  { ...dutiesOf('revokeInvitation'), refuses: LINK_REFUSALS },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => {
      assertInvited(await loadUser(tx, id));
      await removeUser(ctx, tx, id, 'user.invitation_revoked');
    });
    return { ok: true };
  },
);
