import { sessions } from '@rolecall/db/tables/sessions';
import type { RevokeSessionInput } from '@rolecall/schemas/account';
import type { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { authorize, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';

/**
 * Ends one session of the caller.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND (also for somebody else's)
 */
export async function revokeSession(ctx: Context, { id }: RevokeSessionInput): Promise<Ok> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'session:end', userId);
  await transact(ctx, async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
      .returning({ id: sessions.id });
    if (ended === undefined) throw new DomainError('NOT_FOUND');
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { session: id },
    });
  });
  return { ok: true };
}
