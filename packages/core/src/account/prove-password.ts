import { rateLimits } from '@rolecall/db/tables/rate-limits';
import type { UserRow } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { wrongPassword } from '../errors.ts';
import { consumeLimits, resetLimit } from '../limit/consume-limit.ts';
import { limitKey } from '../limit/limit-use.ts';
import { requireUser } from '../policy.ts';
import { withoutPrecondition } from '../precondition.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { countWrongPassword } from './count-wrong-password.ts';

/**
 * Makes sure that the caller knows the account's password. Too many wrong ones end the session.
 * @param field the input field that holds it
 * @throws DomainError UNAUTHENTICATED, RATE_LIMITED, INVALID_CREDENTIALS, SESSION_EXPIRED (the last
 *   wrong password)
 */
export async function provePassword(
  ctx: Context,
  password: string,
  field: string,
): Promise<UserRow> {
  const { userId, sessionId } = requireUser(ctx);
  await consumeLimits(ctx, [{ name: 'reauthenticate.session', by: sessionId }]);
  const user = await loadUser(ctx.db.lookup, userId);
  const isRight = await ctx.passwords.verify(password, user.passwordHash);
  if (!isRight) {
    await countWrongPassword(withoutPrecondition(ctx));
    throw wrongPassword(field);
  }
  await forgetFailures(ctx, sessionId);
  return user;
}

/** Mostly there are none, and nothing is written. */
async function forgetFailures(ctx: Context, sessionId: string): Promise<void> {
  const failures = { name: 'wrongPassword.session' as const, by: sessionId };
  const isCounter = eq(rateLimits.key, limitKey(ctx, failures));
  if ((await ctx.db.lookup.$count(rateLimits, isCounter)) === 0) return;
  await transactAsActor(ctx, (tx) => resetLimit(ctx, tx, failures));
}
