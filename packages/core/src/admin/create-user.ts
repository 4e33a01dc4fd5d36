import { CreateUserInput } from '@rolecall/schemas/admin-users';
import { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import { queueLink } from '../mail/queue-link.ts';
import { checkPassword } from '../password/check-password.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { insertUser } from '../user/insert-user.ts';
import { newProfile } from '../user/new-profile.ts';
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
    refuses: ['REAUTH_REQUIRED', 'WEAK_PASSWORD', 'EMAIL_TAKEN', 'USERNAME_TAKEN', 'CONFLICT'],
  },
  async (ctx, input) => {
    const { email, role, password } = input;
    const profile = newProfile(input);
    const names = [profile.firstName, profile.lastName];
    if (password !== undefined) {
      checkPassword(ctx.config, password, { email, names });
    }
    const passwordHash = password === undefined ? null : await ctx.passwords.hash(password);
    return transactAsActor(ctx, async (tx) => {
      const user = await insertUser(ctx, tx, {
        ...profile,
        email,
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
      await queueLink(ctx, tx, user, 'verify-email');
      return toUser(user);
    });
  },
);
