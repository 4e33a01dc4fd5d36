import { users } from '@rolecall/db/tables/users';
import { ResendVerificationInput } from '@rolecall/schemas/auth';
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
 * Mails a new link to verify an email. The response is the same whether or not there is anything to
 * verify; a refusal depends on the caller's IP alone.
 */
export const resendVerification = verb(
  { may: 'account:recover', input: ResendVerificationInput, output: Ok, refuses: ['RATE_LIMITED'] },
  async (ctx, { email }) => {
    const uses: LimitUse[] = [{ name: 'resend.address', by: ctx.request.ip }];
    const request = () =>
      transactWithin(ctx, uses, async (tx) => {
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
    await inSteps(STEP_MS.link, request);
    return { ok: true };
  },
);
