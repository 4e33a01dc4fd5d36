import { signOutEverywhere } from '../session/sign-out-everywhere.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/** Signs a user out everywhere. */
export const revokeUserSessions = verb(
  { ...dutiesOf('revokeSessions'), refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => {
      await loadUser(tx, id);
      await signOutEverywhere(ctx, tx, id);
    });
    return { ok: true };
  },
);
