import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import { recordAudit } from '../audit/record-audit.ts';
import { clearFailedSignIns } from '../auth/clear-failed-sign-ins.ts';
import type { Context } from '../context.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/**
 * Forgets the failed sign-ins of an account, wherever they came from, so that its owner need not
 * wait. What counts by IP alone stays: it guards other accounts.
 */
export const clearThrottle = verb(
  { ...dutiesOf('clearThrottle'), refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => clearThrottleWithin(ctx, tx, await loadUser(tx, id)));
    return { ok: true };
  },
);

/** The same in the transaction of the caller. */
export async function clearThrottleWithin(
  ctx: Context,
  tx: Transaction,
  user: UserRow,
): Promise<void> {
  const ips = await clearFailedSignIns(ctx, tx, user);
  await recordAudit(ctx, tx, {
    action: 'user.throttle_cleared',
    target: { kind: 'user', id: user.id },
    after: { ips },
  });
}
