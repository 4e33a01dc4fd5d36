import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { ResetPasswordInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { DomainError } from '../errors.ts';
import { countAttempt } from '../limit/count-attempt.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { checkPassword } from '../password/check-password.ts';
import { assertPasswordChanged } from '../password/password-unchanged.ts';
import { endSessions } from '../session/end-sessions.ts';
import { consumeToken, peekToken } from '../token/one-time-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { clearFailedSignIns } from './clear-failed-sign-ins.ts';

/**
 * Sets a new password with a mailed link. Whoever has the link owns the email, so it counts as
 * verified, and nothing is left of anyone else: sessions, links and known devices all go. Failed
 * sign-ins are forgotten, so that whoever caused them keeps no owner out.
 */
export const resetPassword = verb(
  {
    may: 'link:use',
    input: ResetPasswordInput,
    output: Ok,
    refuses: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'PASSWORD_UNCHANGED', 'RATE_LIMITED'],
  },
  async (ctx, input) => {
    const uses: LimitUse[] = [{ name: 'token.address', by: ctx.request.ip }];
    return countAttempt(ctx, uses, (count) => setPassword(ctx, input, count));
  },
);

async function setPassword(
  ctx: Context,
  input: ResetPasswordInput,
  count: (tx: Transaction) => Promise<void>,
): Promise<Ok> {
  const { userId } = await peekToken(ctx, 'reset-password', input.token);
  if (userId === null) throw new DomainError('TOKEN_INVALID');
  const [owner] = await ctx.db.lookup.select().from(users).where(eq(users.id, userId));
  if (owner === undefined) throw new DomainError('TOKEN_INVALID');
  const names = [owner.firstName, owner.lastName, owner.username];
  checkPassword(ctx.config, input.password, { email: owner.email, names });
  await assertPasswordChanged(ctx.passwords, input.password, owner.passwordHash);
  const passwordHash = await ctx.passwords.hash(input.password);

  await transactAsActor(ctx, async (tx) => {
    await count(tx);
    const token = await consumeToken(ctx, tx, 'reset-password', input.token);
    const [user] = await tx
      .update(users)
      .set({ passwordHash, emailVerified: true, updatedAt: ctx.now() })
      .where(and(eq(users.id, userId), eq(users.email, token.email ?? '')))
      .returning();
    if (user === undefined) throw new DomainError('TOKEN_INVALID');
    await revokeOneTimeTokens(tx, userId);
    await endSessions(tx, userId);
    await clearFailedSignIns(ctx, tx, user);
    await forgetDevices(tx, userId);
    await recordAudit(ctx, tx, {
      action: 'user.password_reset',
      target: { kind: 'user', id: userId },
      // Whoever has the link owns the email, see above.
      ...(!owner.emailVerified && {
        before: { emailVerified: false },
        after: { emailVerified: true },
      }),
    });
    await queueMail(ctx, tx, 'password-changed', userId);
  });
  return { ok: true };
}
