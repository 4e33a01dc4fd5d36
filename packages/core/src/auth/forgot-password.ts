import { users } from '@rolecall/db/tables/users';
import type { ForgotPasswordInput } from '@rolecall/schemas/auth';
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
 * Mails a link to set a new password. The answer is the same whether or not the address is known,
 * and when its owner has been mailed often enough. Source: OWASP Forgot Password Cheat Sheet.
 * @throws DomainError RATE_LIMITED, by the caller's address only
 */
export async function forgotPassword(ctx: Context, { email }: ForgotPasswordInput): Promise<Ok> {
  authorize(ctx, 'account:recover');
  const uses: LimitUse[] = [{ name: 'forgot.address', by: ctx.request.address }];
  await transactWithin(ctx, uses, async (tx) => {
    const mayMail = await isWithinLimit(ctx, { name: 'forgot.account', by: email }, tx);
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    await recordAudit(ctx, tx, {
      action: 'user.password_reset_requested',
      target: { kind: 'user', id: user?.id ?? null },
      after: { mailed: mayMail && user?.status === 'active' },
    });
    if (mayMail && user?.status === 'active') await queueMail(ctx, tx, 'reset-password', user.id);
  });
  return { ok: true };
}
