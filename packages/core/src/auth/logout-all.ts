import { Ok } from '@rolecall/schemas/fields';
import { recordAudit } from '../audit/record-audit.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { requireUser } from '../policy.ts';
import { endSessions } from '../session/end-sessions.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';

/** Ends every session of the caller, this one too, and forgets the devices they were on. */
export const logoutAll = verb({ may: 'session:end', owner: 'caller', output: Ok }, async (ctx) => {
  const { userId } = requireUser(ctx);
  await transactAsActor(ctx, async (tx) => {
    const ended = await endSessions(tx, userId);
    await forgetDevices(tx, userId);
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      target: { kind: 'user', id: userId },
      before: { sessions: ended.length },
      after: { ended: 'all' },
    });
  });
  return { ok: true };
});
