import type { Ok } from '@rolecall/schemas/fields';
import type { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { transact } from '../transact.ts';
import { loadUser } from '../user/load-user.ts';

/** Signs somebody out everywhere. @throws DomainError FORBIDDEN, NOT_FOUND */
export async function revokeUserSessions(ctx: Context, { id }: UserTarget): Promise<Ok> {
  authorize(ctx, 'user:setStatus');
  await transact(ctx, async (tx) => {
    await loadUser(tx, id);
    const ended = await endSessions(tx, id);
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id },
      before: { sessions: ended.length },
    });
  });
  return { ok: true };
}
