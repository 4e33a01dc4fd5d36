import { Ok } from '@rolecall/schemas/fields';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

/** Ends every session of the caller but this one, and forgets every device but this one. */
export const revokeOtherSessions = verb(
  { may: 'session:end', owner: 'caller', output: Ok },
  async (ctx) => {
    const { userId, sessionId } = requireUser(ctx);
    await transactAsActor(ctx, (tx) => signOutEverywhere(ctx, tx, userId, sessionId));
    return { ok: true };
  },
);
