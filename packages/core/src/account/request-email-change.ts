import { users } from '@rolecall/db/tables/users';
import { RequestEmailChangeInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits, isWithinLimit } from '../limit/consume-limit.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { provePassword } from './prove-password.ts';

/**
 * Mails a link to the new email, which changes it, and a warning to the old one. The response is
 * the same when the new email belongs to another user, who is told instead.
 */
export const requestEmailChange = verb(
  {
    may: 'user:changeEmail',
    owner: 'caller',
    input: RequestEmailChangeInput,
    output: Ok,
    refuses: ['INVALID_CREDENTIALS'],
  },
  async (ctx, input) => {
    const { userId } = requireUser(ctx);
    const user = await provePassword(ctx, input.password, 'password');
    if (input.newEmail === user.email) {
      throw new DomainError('VALIDATION_FAILED', {
        fields: { newEmail: ['This is already your email.'] },
      });
    }
    await consumeLimits(ctx, [{ name: 'changeEmail.account', by: userId }]);
    const mayNotify = await isWithinLimit(ctx, { name: 'notice.account', by: input.newEmail });
    await transactAsActor(ctx, async (tx) => {
      await revokeOneTimeTokens(tx, userId, 'emailChangeRequested');
      const [owner] = await tx.select().from(users).where(eq(users.email, input.newEmail));
      if (owner === undefined) {
        await queueMail(ctx, tx, 'confirm-email-change', { userId, email: input.newEmail });
      } else if (owner.access === 'active' && mayNotify) {
        await queueMail(ctx, tx, 'already-registered', owner.id);
      }
      await queueMail(ctx, tx, 'email-change-requested', userId);
      await recordAudit(ctx, tx, {
        action: 'user.email_change_requested',
        target: { kind: 'user', id: userId },
        after: { email: input.newEmail },
      });
    });
    return { ok: true };
  },
);
