import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { ChangePasswordInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { checkPassword } from '../password/check-password.ts';
import { passwordUnchanged } from '../password/password-unchanged.ts';
import { requireUser } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { provePassword } from './prove-password.ts';

/**
 * Sets a new password with the old one. Every other session ends, one-time links stop working, the
 * owner is told, and in this session the password counts as just confirmed.
 */
export const changePassword = verb(
  {
    may: 'user:changePassword',
    owner: 'caller',
    input: ChangePasswordInput,
    output: Ok,
    refuses: ['INVALID_CREDENTIALS', 'WEAK_PASSWORD', 'PASSWORD_UNCHANGED', 'CONFLICT'],
  },
  async (ctx, input) => {
    const { userId, sessionId } = requireUser(ctx);
    const user = await provePassword(ctx, input.currentPassword, 'currentPassword');
    if (input.newPassword === input.currentPassword.normalize('NFC')) {
      throw passwordUnchanged('newPassword');
    }
    const names = [user.firstName, user.lastName, user.username];
    checkPassword(ctx.config, input.newPassword, { email: user.email, names }, 'newPassword');
    const passwordHash = await ctx.passwords.hash(input.newPassword);

    await transactAsActor(ctx, async (tx) => {
      const now = ctx.now();
      const changed = await tx
        .update(users)
        .set({ passwordHash, updatedAt: now })
        .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash ?? '')))
        .returning({ id: users.id });
      if (changed.length === 0) throw new DomainError('CONFLICT');
      await endSessions(tx, userId, sessionId);
      await forgetDevices(tx, userId, sessionId);
      await tx.update(sessions).set({ authenticatedAt: now }).where(eq(sessions.id, sessionId));
      await revokeOneTimeTokens(tx, userId, 'passwordChanged');
      await recordAudit(ctx, tx, {
        action: 'user.password_changed',
        target: { kind: 'user', id: userId },
      });
      await queueMail(ctx, tx, 'password-changed', userId);
    });
    return { ok: true };
  },
);
