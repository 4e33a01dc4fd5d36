import type { UserRow } from '@rolecall/db/tables/users';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { requireUser } from '../policy.ts';
import { transact } from '../transact.ts';
import { loadUser } from '../user/load-user.ts';

/**
 * Makes sure that the caller knows the account's password.
 * @param field the input field that holds it
 * @throws DomainError UNAUTHENTICATED, RATE_LIMITED, INVALID_CREDENTIALS
 */
export async function provePassword(
  ctx: Context,
  password: string,
  field: string,
): Promise<UserRow> {
  const { userId, sessionId } = requireUser(ctx);
  await consumeLimits(ctx, [{ name: 'reauthenticate.session', by: sessionId }]);
  const user = await loadUser(ctx.db.lookup, userId);
  if (await ctx.passwords.verify(password, user.passwordHash)) return user;
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'session.refused',
      target: { kind: 'user', id: userId },
      after: { reason: 'INVALID_CREDENTIALS', session: sessionId },
    }),
  );
  const message = 'The password is wrong.';
  throw new DomainError('INVALID_CREDENTIALS', { message, fields: { [field]: [message] } });
}
