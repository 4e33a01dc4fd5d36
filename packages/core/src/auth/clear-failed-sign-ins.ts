import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { deviceKeysOfUser } from '../device/known-device.ts';
import { resetLimit } from '../limit/consume-limit.ts';
import { accountAtIp, accountInDay, onDevice } from '../limit/sign-in-counter.ts';
import { failedFrom } from './failed-sign-ins.ts';

/**
 * Forgets the failed sign-ins of an account, wherever they came from, so that its owner need not
 * wait. What counts by IP alone stays: it guards other accounts.
 * @returns from how many IPs they came
 */
export async function clearFailedSignIns(
  ctx: Context,
  tx: Transaction,
  { id, email }: Pick<UserRow, 'id' | 'email'>,
): Promise<number> {
  const ips = await failedFrom(ctx, tx, id);
  const devices = await deviceKeysOfUser(tx, id);
  const uses = [
    accountInDay(email),
    ...ips.map((ip) => accountAtIp(email, ip)),
    ...devices.map(onDevice),
  ];
  for (const use of uses) await resetLimit(ctx, tx, use);
  return ips.length;
}
