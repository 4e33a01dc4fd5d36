import type { Ok } from '@rolecall/schemas/fields';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';
import { endSessions } from './end-sessions.ts';

/** Ends every session of the caller but this one. @throws DomainError UNAUTHENTICATED */
export async function revokeOtherSessions(ctx: Context): Promise<Ok> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'session:end', userId);
  await transact(ctx, async (tx) => {
    const ended = await endSessions(tx, userId, sessionId);
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { sessions: ended.length },
    });
  });
  return { ok: true };
}
