import type { ProfileInput, User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { randomToken } from '../secrets.ts';
import { linkQuery } from '../token/link-query.ts';
import { storeToken } from '../token/store-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { insertUser } from '../user/insert-user.ts';
import { toUser } from '../user/to-user.ts';

type NewAdmin = Omit<ProfileInput, 'fullName'> & { email: string };

/**
 * Makes an administrator from the machine itself, without a password: whoever opens the link sets
 * one.
 * @throws DomainError EMAIL_TAKEN
 */
export async function createAdmin(
  ctx: Context,
  { email, ...profile }: NewAdmin,
): Promise<{ user: User; link: string }> {
  authorize(ctx, 'installation:createAdmin');
  const resetToken = randomToken();
  return transactAsActor(ctx, async (tx) => {
    const user = await insertUser(ctx, tx, {
      ...profile,
      email,
      passwordHash: null,
      role: 'admin',
      emailVerified: true,
      lastLoginAt: null,
    });
    // Not `reset-password`: anyone who requests a reset for this email would make the link void.
    await storeToken(ctx, tx, {
      purpose: 'invitation',
      token: resetToken,
      userId: user.id,
      email,
      seconds: ctx.config.resetPasswordSeconds,
    });
    await recordAudit(ctx, tx, {
      action: 'user.created',
      target: { kind: 'user', id: user.id },
      after: { role: 'admin' },
    });
    const query = linkQuery('reset-password', resetToken, email);
    return { user: toUser(user), link: `${ctx.config.appUrl}/reset-password${query}` };
  });
}
