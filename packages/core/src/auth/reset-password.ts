import { PasswordReset, ResetPasswordInput } from '@rolecall/schemas/auth';
import { recordAudit } from '../audit/record-audit.ts';
import { newDevice } from '../device/device-token.ts';
import { rememberDevice } from '../device/known-device.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { clearAccount } from '../user-changes/clear-account.ts';
import { verb } from '../verb.ts';
import { isPending } from './is-pending.ts';
import { setPasswordByLink } from './password-by-link.ts';
import { wasUsed } from './was-used.ts';

/**
 * Sets a new password with a mailed link; an invitation is one, too. Failed sign-ins are forgotten,
 * and the device can be known from then on. Of a registration that was
 * still pending and never used not even names are left: whoever made them never had the email.
 */
export const resetPassword = verb(
  {
    may: 'link:use',
    input: ResetPasswordInput,
    output: PasswordReset,
    refuses: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'PASSWORD_UNCHANGED', 'RATE_LIMITED'],
  },
  async (ctx, { rememberDevice: isRemembered = false, deviceToken, ...input }) => {
    const device = newDevice(deviceToken);
    const link = { ...input, purposes: ['reset-password', 'invitation'], isLong: true } as const;
    await setPasswordByLink(ctx, link, async (tx, user, before) => {
      const isOthers = isPending(ctx, before) && before.passwordHash !== null;
      if (isOthers && !(await wasUsed(tx, before))) await clearAccount(ctx, tx, user);
      await recordAudit(ctx, tx, {
        action: 'user.password_reset',
        target: { kind: 'user', id: user.id },
        // Whoever has the link owns the email.
        ...(!before.emailVerified && {
          before: { emailVerified: false },
          after: { emailVerified: true },
        }),
      });
      await queueMail(ctx, tx, 'password-changed', user.id);
      // Whoever guesses on uses up the tries of unknown devices before the owner is back.
      if (isRemembered) await rememberDevice(ctx, tx, user.id, 'web', device);
    });
    return { ok: true, ...(isRemembered && { deviceToken: device.token }) };
  },
);
