import type { CreateUserInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { checkPassword } from '../password/check-password.ts';
import { authorize, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { insertUser } from '../user/insert-user.ts';
import { namesOf } from '../user/names-of.ts';
import { toUser } from '../user/to-user.ts';

/**
 * Makes an account for somebody. Without a password they are invited by mail to choose one, which
 * also confirms the address.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED (for an administrator), WEAK_PASSWORD, EMAIL_TAKEN,
 *   USERNAME_TAKEN
 */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<User> {
  authorize(ctx, 'user:create');
  const { email, username, role, password } = input;
  if (role === 'admin') requireFresh(ctx);
  const names = namesOf(input);
  if (password !== undefined) checkPassword(ctx, password, { email, names: Object.values(names) });
  const passwordHash = password === undefined ? null : await ctx.passwords.hash(password);
  return transact(ctx, async (tx) => {
    const user = await insertUser(ctx, tx, {
      ...names,
      email,
      username,
      passwordHash,
      role,
      emailVerified: false,
      lastLoginAt: null,
    });
    await recordAudit(ctx, tx, {
      action: 'user.created',
      target: { kind: 'user', id: user.id },
      after: { role, invited: passwordHash === null },
    });
    if (passwordHash === null) {
      await queueMail(ctx, tx, 'invitation', user.id, inviterOf(ctx));
    } else {
      await queueMail(ctx, tx, 'verify-email', user.id);
    }
    return toUser(user);
  });
}
