import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { dutiesOf } from '../admin/user-duties.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { queueLink } from '../mail/queue-link.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { assertInvited } from './assert-invited.ts';

/** Mails someone who hasn't accepted a new invitation. Its link replaces any earlier one. */
export const resendInvitation = verb(
  {
    ...dutiesOf('resendInvitation'),
    input: UserTarget,
    output: Ok,
    refuses: ['ACCOUNT_INACTIVE', 'NOT_FOUND', 'CONFLICT'],
  },
  async (ctx, { id }) => {
    assertInvited(await loadUser(ctx.db.lookup, id));
    await consumeLimits(ctx, [{ name: 'adminReset.account', by: id }]);
    await transactAsActor(ctx, async (tx) => {
      const user = await loadUser(tx, id);
      assertInvited(user);
      await recordAudit(ctx, tx, {
        action: 'user.invitation_sent',
        target: { kind: 'user', id },
      });
      await queueLink(ctx, tx, user, 'reset-password');
    });
    return { ok: true };
  },
);
