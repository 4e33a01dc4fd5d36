import { sessions } from '@rolecall/db/tables/sessions';
import type { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';

/** Ends the session that asks; its tokens are worthless from then on. @throws DomainError UNAUTHENTICATED */
export async function logout(ctx: Context): Promise<Ok> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'session:end', userId);
  await transact(ctx, async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, sessionId));
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { session: sessionId },
    });
  });
  return { ok: true };
}
