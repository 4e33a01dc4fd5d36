import { sessions } from '@rolecall/db/tables/sessions';
import { ReauthenticateInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { provePassword } from './prove-password.ts';

/** Confirms the caller's password, for this session and no other. */
export const reauthenticate = verb(
  {
    may: 'session:reauthenticate',
    owner: 'caller',
    input: ReauthenticateInput,
    output: Ok,
    refuses: ['INVALID_CREDENTIALS'],
  },
  async (ctx, input) => {
    const { userId, sessionId } = requireUser(ctx);
    await provePassword(ctx, input.password, 'password');
    await transactAsActor(ctx, async (tx) => {
      await tx
        .update(sessions)
        .set({ authenticatedAt: ctx.now() })
        .where(eq(sessions.id, sessionId));
      await recordAudit(ctx, tx, {
        action: 'session.reauthenticated',
        target: { kind: 'user', id: userId },
        after: { session: sessionId },
      });
    });
    return { ok: true };
  },
);
