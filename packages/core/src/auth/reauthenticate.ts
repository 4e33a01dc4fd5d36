import { sessions } from '@rolecall/db/tables/sessions';
import type { ReauthenticateInput } from '@rolecall/schemas/auth';
import type { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';
import { provePassword } from './prove-password.ts';

/**
 * Proves the password again, which makes this session, and no other, fresh.
 * @throws DomainError UNAUTHENTICATED, RATE_LIMITED, INVALID_CREDENTIALS
 */
export async function reauthenticate(ctx: Context, input: ReauthenticateInput): Promise<Ok> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'session:reauthenticate', userId);
  await provePassword(ctx, input.password, 'password');
  await transact(ctx, async (tx) => {
    await tx.update(sessions).set({ authenticatedAt: ctx.now() }).where(eq(sessions.id, sessionId));
    await recordAudit(ctx, tx, {
      action: 'session.reauthenticated',
      target: { kind: 'user', id: userId },
      after: { session: sessionId },
    });
  });
  return { ok: true };
}
