import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { type Context, withoutCaller } from '../context.ts';
import { DomainError, wrongPassword } from '../errors.ts';
import { resetLimit } from '../limit/consume-limit.ts';
import { countAttempt } from '../limit/count-attempt.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { isVoidPassword } from '../password/void-password.ts';
import { consumeToken } from '../token/one-time-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { ownerOfToken } from './owner-of-token.ts';
import { proveCredentials } from './prove-credentials.ts';

const PURPOSE = 'verify-email';

const NONE_COUNTS =
  'Someone signed up with this email more than once, with different passwords. Set a new one.';

/**
 * Verifies the email of an account that the caller is signed in to, or whose password they give. A
 * wrong one counts as a failed sign-in.
 * @throws DomainError TOKEN_INVALID, PASSWORD_REQUIRED, INVALID_CREDENTIALS, RATE_LIMITED
 */
export function verifyOwnEmail(
  ctx: Context,
  token: string,
  password: string | undefined,
): Promise<void> {
  return countAttempt(ctx, [{ name: 'token.address', by: ctx.request.ip }], async (count) => {
    const owner = await ownerOfToken(ctx, PURPOSE, token);
    const verify = (by: Context) => async (tx: Transaction) => {
      await count(tx);
      await markVerified(by, tx, token, owner);
    };
    if (ctx.actor.kind === 'user' && ctx.actor.userId === owner.id) {
      return transactAsActor(ctx, verify(ctx));
    }
    if (isVoidPassword(owner.passwordHash)) {
      throw new DomainError('PASSWORD_REQUIRED', { message: NONE_COUNTS });
    }
    if (password === undefined) throw new DomainError('PASSWORD_REQUIRED');
    const anonymous = withoutCaller(ctx);
    await proveCredentials(
      anonymous,
      { email: owner.email, password },
      ({ id, status }) =>
        id === owner.id && status === 'active' ? undefined : 'INVALID_CREDENTIALS',
      async (tx, { counter }) => {
        await verify(anonymous)(tx);
        await resetLimit(ctx, tx, counter);
      },
    ).catch((error: unknown) => {
      const isWrong = error instanceof DomainError && error.code === 'INVALID_CREDENTIALS';
      throw isWrong ? wrongPassword('password') : error;
    });
  });
}

async function markVerified(ctx: Context, tx: Transaction, token: string, owner: UserRow) {
  await consumeToken(ctx, tx, PURPOSE, token);
  const { id, email } = owner;
  const [user] = await tx
    .update(users)
    .set({ emailVerified: true, updatedAt: ctx.now() })
    .where(and(eq(users.id, id), eq(users.email, email), eq(users.status, 'active')))
    .returning();
  if (user === undefined) throw new DomainError('TOKEN_INVALID');
  await revokeOneTimeTokens(tx, id, 'emailVerified');
  await recordAudit(ctx, tx, {
    action: 'user.email_verified',
    actor: { kind: 'user', id },
    target: { kind: 'user', id },
    after: { email },
  });
}
