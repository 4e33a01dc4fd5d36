import { sessions } from '@rolecall/db/tables/sessions';
import type { ReauthenticateInput } from '@rolecall/schemas/auth';
import type { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { authorize, requireUser } from '../policy.ts';
import { loadUser } from '../user/load-user.ts';

/**
 * Proves the password again, which makes this session, and no other, fresh.
 * @throws DomainError UNAUTHENTICATED, RATE_LIMITED, INVALID_CREDENTIALS
 */
export async function reauthenticate(ctx: Context, input: ReauthenticateInput): Promise<Ok> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'session:reauthenticate', userId);
  await consumeLimits(ctx, [{ name: 'reauthenticate.session', by: sessionId }]);
  const user = await loadUser(ctx.db.read, userId);
  if (!(await ctx.passwords.verify(input.password, user.passwordHash))) {
    throw new DomainError('INVALID_CREDENTIALS', {
      message: 'The password is wrong.',
      fields: { password: ['The password is wrong.'] },
    });
  }
  await ctx.db.transaction(async (tx) => {
    await tx.update(sessions).set({ authenticatedAt: ctx.now() }).where(eq(sessions.id, sessionId));
    await recordAudit(ctx, tx, {
      action: 'session.reauthenticated',
      target: { kind: 'user', id: userId },
      after: { session: sessionId },
    });
  });
  return { ok: true };
}
