import { users } from '@rolecall/db/tables/users';
import type { ResendVerificationInput } from '@rolecall/schemas/auth';
import type { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { authorize } from '../policy.ts';

/**
 * Mails the link that confirms an address once more. The answer is the same whether or not there
 * is anything to confirm.
 * @throws DomainError RATE_LIMITED, by the caller's address only
 */
export async function resendVerification(
  ctx: Context,
  { email }: ResendVerificationInput,
): Promise<Ok> {
  authorize(ctx, 'account:recover');
  const uses: LimitUse[] = [{ name: 'resend.address', by: ctx.request.address }];
  await transactWithin(ctx, uses, async (tx) => {
    const mayMail = await isWithinLimit(ctx, { name: 'resend.account', by: email }, tx);
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    const isWaiting = user?.status === 'active' && !user.emailVerified;
    await recordAudit(ctx, tx, {
      action: 'user.verification_requested',
      target: { kind: 'user', id: user?.id ?? null },
      after: { mailed: mayMail && isWaiting },
    });
    if (mayMail && isWaiting) await queueMail(ctx, tx, 'verify-email', user.id);
  });
  return { ok: true };
}
