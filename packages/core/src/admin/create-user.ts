import { CreateUserInput } from '@rolecall/schemas/admin-users';
import { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { checkPassword } from '../password/check-password.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { insertUser } from '../user/insert-user.ts';
import { splitFullName } from '../user/split-full-name.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';

/**
 * Creates a user. Without a password they get an invitation by email to choose one, which also
 * verifies the email.
 */
export const createUser = verb(
  {
    may: 'user:create',
    mayAlso: ({ role }) => (role === 'admin' ? ['user:setRole'] : []),
    input: CreateUserInput,
    output: User,
    refuses: ['REAUTH_REQUIRED', 'WEAK_PASSWORD', 'EMAIL_TAKEN', 'USERNAME_TAKEN'],
  },
  async (ctx, input) => {
    const { email, username, role, password } = input;
    const names = splitFullName(input);
    if (password !== undefined) {
      checkPassword(ctx.config, password, { email, names: Object.values(names) });
    }
    const passwordHash = password === undefined ? null : await ctx.passwords.hash(password);
    return transactAsActor(ctx, async (tx) => {
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
  },
);
