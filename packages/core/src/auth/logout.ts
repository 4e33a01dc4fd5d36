import { sessions } from '@rolecall/db/tables/sessions';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';

/** Ends the session that asks; its tokens are worthless from then on. */
export const logout = verb({ may: 'session:end', owner: 'caller', output: Ok }, async (ctx) => {
  const { userId, sessionId } = requireUser(ctx);
  await transactAsActor(ctx, async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, sessionId));
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { session: sessionId },
    });
  });
  return { ok: true };
});
