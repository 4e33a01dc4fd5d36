import type { Ok } from '@rolecall/schemas/fields';
import type { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { loadUser } from '../user/load-user.ts';
import { refuseInactive } from './refuse-inactive.ts';

/**
 * Mails somebody a link to set a password: who was invited and never came, a new invitation.
 * @throws DomainError FORBIDDEN, NOT_FOUND, ACCOUNT_INACTIVE, RATE_LIMITED
 */
export async function sendPasswordReset(ctx: Context, { id }: UserTarget): Promise<Ok> {
  authorize(ctx, 'user:sendPasswordReset');
  refuseInactive(await loadUser(ctx.db.lookup, id));
  await consumeLimits(ctx, [{ name: 'adminReset.account', by: id }]);
  await transact(ctx, async (tx) => {
    const user = await loadUser(tx, id);
    refuseInactive(user);
    await recordAudit(ctx, tx, {
      action: 'user.password_reset_sent',
      target: { kind: 'user', id },
    });
    if (user.passwordHash === null) {
      await queueMail(ctx, tx, 'invitation', id, inviterOf(ctx));
    } else {
      await queueMail(ctx, tx, 'reset-password', id);
    }
  });
  return { ok: true };
}
