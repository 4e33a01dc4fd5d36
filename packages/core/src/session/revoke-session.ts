import { sessions } from '@rolecall/db/tables/sessions';
import { RevokeSessionInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';

/** Ends one session of the caller. Another user's is as good as none. */
export const revokeSession = verb(
  {
    may: 'session:end',
    owner: 'caller',
    input: RevokeSessionInput,
    output: Ok,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => {
    const { userId } = requireUser(ctx);
    await transactAsActor(ctx, async (tx) => {
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
  },
);
