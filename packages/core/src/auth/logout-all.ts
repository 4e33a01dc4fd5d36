import type { Ok } from '@rolecall/schemas/fields';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { transact } from '../transact.ts';

/** Ends every session of the caller, this one too. @throws DomainError UNAUTHENTICATED */
export async function logoutAll(ctx: Context): Promise<Ok> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'session:end', userId);
  await transact(ctx, async (tx) => {
    const ended = await endSessions(tx, userId);
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { sessions: ended.length },
    });
  });
  return { ok: true };
}
