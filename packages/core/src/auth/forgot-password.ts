import { users } from '@rolecall/db/tables/users';
import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { verb } from '../verb.ts';
import { inSteps, STEP_MS } from './in-steps.ts';

/**
 * Mails a link to set a new password. The response is the same whether or not the email is known,
 * and when its owner has been mailed often enough; a refusal depends on the caller's IP alone.
 * Source: OWASP Forgot Password Cheat Sheet.
 */
export const forgotPassword = verb(
  { may: 'account:recover', input: ForgotPasswordInput, output: Ok, refuses: ['RATE_LIMITED'] },
  async (ctx, { email }) => {
    const uses: LimitUse[] = [{ name: 'forgot.address', by: ctx.request.ip }];
    const request = () =>
      transactWithin(ctx, uses, async (tx) => {
        const mayMail = await isWithinLimit(ctx, { name: 'forgot.account', by: email }, tx);
        const [user] = await tx.select().from(users).where(eq(users.email, email));
        await recordAudit(ctx, tx, {
          action: 'user.password_reset_requested',
          target: { kind: 'user', id: user?.id ?? null },
          after: { mailed: mayMail && user?.status === 'active' },
        });
        if (mayMail && user?.status === 'active')
          await queueMail(ctx, tx, 'reset-password', user.id);
      });
    await inSteps(STEP_MS.link, request);
    return { ok: true };
  },
);
