import type { Transaction } from '@rolecall/db/database';
import { SetupInput } from '@rolecall/schemas/auth';
import { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { countAttempt } from '../limit/count-attempt.ts';
import { checkPassword } from '../password/check-password.ts';
import { consumeToken, peekToken } from '../token/one-time-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { insertUser } from '../user/insert-user.ts';
import { newProfile } from '../user/new-profile.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { hasAdmin } from './has-admin.ts';

/**
 * Makes the first administrator, with the token that the server printed at its start; once there is
 * one who can sign in, the token is invalid. The email counts as verified: that output is only read
 * by who runs the server.
 */
export const setup = verb(
  {
    may: 'account:register',
    input: SetupInput,
    output: User,
    refuses: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'EMAIL_TAKEN', 'RATE_LIMITED'],
  },
  (ctx, input) =>
    countAttempt(ctx, [{ name: 'token.address', by: ctx.request.ip }], (count) =>
      makeFirstAdmin(ctx, input, count),
    ),
);

async function makeFirstAdmin(
  ctx: Context,
  input: SetupInput,
  count: (tx: Transaction) => Promise<void>,
): Promise<User> {
  // Before the hash, which costs: a token that is none is not worth one.
  await peekToken(ctx, 'setup', input.token);
  const { email } = input;
  const profile = newProfile(input);
  const names = [profile.firstName, profile.lastName];
  checkPassword(ctx.config, input.password, { email, names });
  const passwordHash = await ctx.passwords.hash(input.password);
  return transactAsActor(ctx, async (tx) => {
    await count(tx);
    await consumeToken(ctx, tx, 'setup', input.token);
    if (await hasAdmin(ctx, tx)) throw new DomainError('TOKEN_INVALID');
    const user = await insertUser(ctx, tx, {
      ...profile,
      email,
      passwordHash,
      role: 'admin',
      emailVerified: true,
      lastLoginAt: null,
    });
    await recordAudit(ctx, tx, {
      action: 'user.set_up_as_admin',
      target: { kind: 'user', id: user.id },
      after: { role: 'admin' },
    });
    return toUser(user);
  });
}
