import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { clearAccount } from '../user-changes/clear-account.ts';
import { setPasswordByLink } from './password-by-link.ts';

/**
 * Gives an account to the owner of its email, who sets a password by the verification link. Nothing
 * is left of whoever set it up: password, sessions, links, names, and what they posted as someone
 * they were not. See docs/decisions/028.
 * @throws DomainError TOKEN_INVALID, WEAK_PASSWORD, RATE_LIMITED
 */
export async function claimAccount(ctx: Context, token: string, password: string): Promise<void> {
  const link = {
    purposes: ['verify-email'],
    token,
    password,
    field: 'newPassword',
    isLong: true,
    isFor: (owner: { emailVerified: boolean }) => !owner.emailVerified,
  } as const;
  await setPasswordByLink(ctx, link, async (tx, user, before) => {
    // Who was invited has the names that the invitation gave them.
    if (before.passwordHash !== null) await clearAccount(ctx, tx, user);
    const target = { kind: 'user' as const, id: user.id };
    await recordAudit(ctx, tx, [
      { action: 'user.email_verified', target, after: { email: user.email } },
      { action: 'user.password_reset', target },
    ]);
    await queueMail(ctx, tx, 'password-changed', user.id);
  });
}
