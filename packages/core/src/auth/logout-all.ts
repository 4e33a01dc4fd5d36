import { Ok } from '@rolecall/schemas/fields';
import { requireUser } from '../policy.ts';
import { signOutEverywhere } from '../session/sign-out-everywhere.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';

/** Ends every session of the caller, this one too, and forgets the devices they were on. */
export const logoutAll = verb({ may: 'session:end', owner: 'caller', output: Ok }, async (ctx) => {
  const { userId } = requireUser(ctx);
  await transactAsActor(ctx, (tx) => signOutEverywhere(ctx, tx, userId));
  return { ok: true };
});
