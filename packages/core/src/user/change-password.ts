import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import type { ChangePasswordInput } from '@rolecall/schemas/account';
import type { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { provePassword } from '../auth/prove-password.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { checkPassword } from '../password/check-password.ts';
import { authorize, requireUser } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { voidLinks } from '../token/void-links.ts';
import { transact } from '../transact.ts';

/**
 * Sets a new password with the old one. Every other session ends, links under way die, the owner
 * is told, and this session counts as fresh.
 * @throws DomainError UNAUTHENTICATED, INVALID_CREDENTIALS, WEAK_PASSWORD, RATE_LIMITED, CONFLICT
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<Ok> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'user:changePassword', userId);
  const user = await provePassword(ctx, input.currentPassword, 'currentPassword');
  const names = [user.firstName, user.lastName, user.username];
  checkPassword(ctx, input.newPassword, { email: user.email, names }, 'newPassword');
  const passwordHash = await ctx.passwords.hash(input.newPassword);

  await transact(ctx, async (tx) => {
    const now = ctx.now();
    const changed = await tx
      .update(users)
      .set({ passwordHash, updatedAt: now })
      .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash ?? '')))
      .returning({ id: users.id });
    if (changed.length === 0) throw new DomainError('CONFLICT');
    await endSessions(tx, userId, sessionId);
    await tx.update(sessions).set({ authenticatedAt: now }).where(eq(sessions.id, sessionId));
    await voidLinks(tx, userId);
    await recordAudit(ctx, tx, {
      action: 'user.password_changed',
      target: { kind: 'user', id: userId },
    });
    await queueMail(ctx, tx, 'password-changed', userId);
  });
  return { ok: true };
}
