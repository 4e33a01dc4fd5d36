import type { Lookup, Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { knownDevices } from '@rolecall/db/tables/known-devices';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { describeDevice } from './describe-device.ts';

/** A device that has not been seen for so long is a new one again, in milliseconds. */
export const REMEMBERED_MS = 90 * DAY_MS;

const keyOf = (ctx: Context, userId: string) =>
  ctx.secrets.mac(
    'device',
    `${userId}\n${describeDevice(ctx.request.userAgent)}\n${ctx.request.address}`,
  );

const knownSince = prepare((orm) =>
  orm
    .select({ key: knownDevices.key })
    .from(knownDevices)
    .where(
      and(
        eq(knownDevices.key, sql.placeholder('key')),
        gt(knownDevices.lastSeenAt, sql.placeholder('since')),
      ),
    ),
);

/** Whether the user signed in from this device and address before. */
export async function isKnownDevice(
  ctx: Context,
  db: Pick<Lookup, 'first'>,
  userId: string,
): Promise<boolean> {
  const since = new Date(ctx.now().getTime() - REMEMBERED_MS);
  return (await db.first(knownSince, { key: keyOf(ctx, userId), since })) !== undefined;
}

/** Remembers the device of a sign-in. */
export async function rememberDevice(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  const lastSeenAt = ctx.now();
  await tx
    .insert(knownDevices)
    .values({ key: keyOf(ctx, userId), userId, lastSeenAt })
    .onConflictDoUpdate({ target: knownDevices.key, set: { lastSeenAt } });
}

/** Forgets every device of a user: whoever signs in next is told about. */
export async function forgetDevices(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(knownDevices).where(eq(knownDevices.userId, userId));
}
