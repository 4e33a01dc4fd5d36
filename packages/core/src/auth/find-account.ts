import type { Lookup } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { knownDevices } from '@rolecall/db/tables/known-devices';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { type Device, deviceKeysOf, newDevice } from '../device/device-token.ts';
import { REMEMBERED_MS } from '../device/known-device.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';

const { placeholder } = sql;

/** The account, and which of the devices that a token stands for signed in to it before. */
const byEmail = prepare((orm) =>
  orm
    .select({ user: users, deviceKey: knownDevices.key })
    .from(users)
    .leftJoin(
      knownDevices,
      and(
        eq(knownDevices.userId, users.id),
        isOneOfGiven(knownDevices.key, 'deviceKeys'),
        gt(knownDevices.lastSeenAt, placeholder('since')),
      ),
    )
    .where(eq(users.email, placeholder('email'))),
);

/** Whose email this is, and the device that the caller comes with, which may be a new one. */
export async function findAccount(
  ctx: Context,
  email: string,
  deviceToken: string | undefined,
): Promise<{ user: UserRow | undefined; device: Device }> {
  const deviceKeys = JSON.stringify(deviceKeysOf(deviceToken));
  const since = new Date(ctx.now().getTime() - REMEMBERED_MS);
  const found = await atPrimary(ctx).first(byEmail, { email, deviceKeys, since });
  const key = found?.deviceKey ?? undefined;
  if (key === undefined || deviceToken === undefined) {
    return { user: found?.user, device: newDevice(deviceToken) };
  }
  return { user: found?.user, device: { key, isKnown: true, token: deviceToken } };
}

/** Whether someone is known or not is asked at the same place, and so takes the same time. */
function atPrimary({ db }: Context): Pick<Lookup, 'first'> {
  return { first: (statement, values) => db.lookup.first(statement, values, () => false) };
}
