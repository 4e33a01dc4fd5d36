import type { UserRow } from '@rolecall/db/tables/users';
import type { Ok } from '@rolecall/schemas/fields';
import type { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { loadUser } from '../user/load-user.ts';
import { refuseInactive } from './refuse-inactive.ts';

/**
 * Mails somebody the link that confirms their address once more: who was invited and never came, a
 * new invitation, which confirms it, too.
 * @throws DomainError FORBIDDEN, NOT_FOUND, ACCOUNT_INACTIVE, CONFLICT (confirmed already),
 *   RATE_LIMITED
 */
export async function resendVerificationAsAdmin(ctx: Context, { id }: UserTarget): Promise<Ok> {
  authorize(ctx, 'user:resendVerification');
  refuseUnneeded(await loadUser(ctx.db.lookup, id));
  await consumeLimits(ctx, [{ name: 'adminResend.account', by: id }]);
  await transact(ctx, async (tx) => {
    const user = await loadUser(tx, id);
    refuseUnneeded(user);
    await recordAudit(ctx, tx, {
      action: 'user.verification_requested',
      target: { kind: 'user', id },
      after: { mailed: true },
    });
    if (user.passwordHash === null) {
      await queueMail(ctx, tx, 'invitation', id, inviterOf(ctx));
    } else {
      await queueMail(ctx, tx, 'verify-email', id);
    }
  });
  return { ok: true };
}

function refuseUnneeded(user: UserRow): void {
  refuseInactive(user);
  if (!user.emailVerified) return;
  throw new DomainError('CONFLICT', { message: 'This address is confirmed already.' });
}
