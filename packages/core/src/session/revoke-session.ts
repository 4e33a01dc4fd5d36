import { sessions } from '@rolecall/db/tables/sessions';
import { RevokeSessionInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { forgetDevice } from '../device/forget-devices.ts';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';

/** Ends one session of the caller and forgets its device. Another user's is as good as none. */
export const revokeSession = verb(
  {
    may: 'session:end',
    owner: 'caller',
    input: RevokeSessionInput,
    output: Ok,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => {
    const { userId, sessionId } = requireUser(ctx);
    await transactAsActor(ctx, async (tx) => {
      const [ended] = await tx
        .delete(sessions)
        .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
        .returning({ deviceKey: sessions.deviceKey });
      if (ended === undefined) throw new DomainError('NOT_FOUND');
      if (id !== sessionId && ended.deviceKey !== null) {
        await forgetDevice(tx, userId, ended.deviceKey, sessionId);
      }
      await recordAudit(ctx, tx, {
        action: 'session.ended',
        target: { kind: 'user', id: userId },
        before: { session: id },
        ...(id !== sessionId && { after: { ended: 'another' } }),
      });
    });
    return { ok: true };
  },
);
