import type { Lookup, Transaction } from '@rolecall/db/database';
import { prepare, prepareWrite } from '@rolecall/db/prepared';
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
    `${userId}\n${describeDevice(ctx.request.userAgent)}\n${ctx.request.ip}`,
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

const remember = prepareWrite((orm) =>
  orm
    .insert(knownDevices)
    .values({
      key: sql.placeholder('key'),
      userId: sql.placeholder('userId'),
      lastSeenAt: sql.placeholder('now'),
    })
    .onConflictDoUpdate({
      target: knownDevices.key,
      set: { lastSeenAt: sql`excluded.last_seen_at` },
    }),
);

/** Remembers the device of a sign-in. */
export async function rememberDevice(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  await tx.write(remember, { key: keyOf(ctx, userId), userId, now: ctx.now() });
}

/** Forgets every device of a user: whoever signs in next is told about. */
export async function forgetDevices(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(knownDevices).where(eq(knownDevices.userId, userId));
}
