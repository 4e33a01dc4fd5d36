import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { endSessions } from '../session/end-sessions.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/** Signs a user out everywhere. */
export const revokeUserSessions = verb(
  { ...dutiesOf('revokeSessions'), input: UserTarget, output: Ok, refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => {
      await loadUser(tx, id);
      const ended = await endSessions(tx, id);
      await forgetDevices(tx, id);
      await recordAudit(ctx, tx, {
        action: 'session.ended',
        target: { kind: 'user', id },
        before: { sessions: ended.length },
        after: { ended: 'all' },
      });
    });
    return { ok: true };
  },
);
