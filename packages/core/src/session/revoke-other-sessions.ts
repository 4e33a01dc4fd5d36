import { Ok } from '@rolecall/schemas/fields';
import { recordAudit } from '../audit/record-audit.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { endSessions } from './end-sessions.ts';

/** Ends every session of the caller but this one, and forgets every device but this one. */
export const revokeOtherSessions = verb(
  { may: 'session:end', owner: 'caller', output: Ok },
  async (ctx) => {
    const { userId, sessionId } = requireUser(ctx);
    await transactAsActor(ctx, async (tx) => {
      const ended = await endSessions(tx, userId, sessionId);
      await forgetDevices(tx, userId, sessionId);
      await recordAudit(ctx, tx, {
        action: 'session.ended',
        target: { kind: 'user', id: userId },
        before: { sessions: ended.length },
        after: { ended: 'others' },
      });
    });
    return { ok: true };
  },
);
