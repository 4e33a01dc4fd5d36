import { users } from '@rolecall/db/tables/users';
import { VerifyEmailInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { DomainError } from '../errors.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { consumeToken } from '../token/one-time-token.ts';
import { verb } from '../verb.ts';

/** Verifies the email a link was mailed to, if it is still that of the account. */
export const verifyEmail = verb(
  {
    may: 'link:use',
    input: VerifyEmailInput,
    output: Ok,
    refuses: ['TOKEN_INVALID', 'RATE_LIMITED'],
  },
  async (ctx, { token }) => {
    const uses: LimitUse[] = [{ name: 'token.address', by: ctx.request.ip }];
    await transactWithin(ctx, uses, async (tx) => {
      const { userId, email } = await consumeToken(ctx, tx, 'verify-email', token);
      const [user] = await tx
        .update(users)
        .set({ emailVerified: true, updatedAt: ctx.now() })
        .where(and(eq(users.id, userId ?? ''), eq(users.email, email ?? '')))
        .returning();
      if (user === undefined) throw new DomainError('TOKEN_INVALID');
      await recordAudit(ctx, tx, {
        action: 'user.email_verified',
        target: { kind: 'user', id: user.id },
        after: { email: user.email },
      });
    });
    return { ok: true };
  },
);
