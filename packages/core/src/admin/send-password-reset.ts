import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { queueLink } from '../mail/queue-link.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { assertActive } from './assert-active.ts';
import { dutiesOf } from './user-duties.ts';

/** Mails a user a link to set a password. Who was invited and never came gets a new invitation. */
export const sendPasswordReset = verb(
  {
    ...dutiesOf('sendPasswordReset'),
    input: UserTarget,
    output: Ok,
    refuses: ['ACCOUNT_INACTIVE', 'NOT_FOUND'],
  },
  async (ctx, { id }) => {
    assertActive(await loadUser(ctx.db.lookup, id));
    await consumeLimits(ctx, [{ name: 'adminReset.account', by: id }]);
    await transactAsActor(ctx, async (tx) => {
      const user = await loadUser(tx, id);
      assertActive(user);
      await recordAudit(ctx, tx, {
        action: 'user.password_reset_sent',
        target: { kind: 'user', id },
      });
      await queueLink(ctx, tx, user, 'reset-password');
    });
    return { ok: true };
  },
);
