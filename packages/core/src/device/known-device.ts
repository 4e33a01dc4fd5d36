import type { Reader, Transaction } from '@rolecall/db/database';
import { placeholders, prepareWrite } from '@rolecall/db/prepared';
import { knownDevices } from '@rolecall/db/tables/known-devices';
import type { SessionKind } from '@rolecall/schemas/session-kind';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { deleteOldest } from '../user/delete-oldest.ts';
import type { Device } from './device-token.ts';

/** A device that has not been seen for so long is a new one again, in milliseconds. */
export const REMEMBERED_MS = 365 * DAY_MS;

/** For each kind, so that a script which never keeps its token pushes out no browser. */
const DEVICES_PER_KIND = 20;

const { placeholder } = sql;

const seeAgain = prepareWrite((orm) =>
  orm
    .update(knownDevices)
    .set({ lastSeenAt: sql`${placeholder('now')}` })
    .where(
      and(eq(knownDevices.key, placeholder('key')), eq(knownDevices.userId, placeholder('userId'))),
    ),
);

const forgetOldest = deleteOldest(
  knownDevices,
  { ...knownDevices, usedAt: knownDevices.lastSeenAt },
  DEVICES_PER_KIND - 1,
);

const insertOne = prepareWrite((orm) =>
  orm.insert(knownDevices).values(placeholders(['key', 'userId', 'kind', 'lastSeenAt'] as const)),
);

/** Remembers the device of a sign-in; of more than 20 of a kind, those not seen for longest go. */
export async function rememberDevice(
  ctx: Context,
  tx: Transaction,
  userId: string,
  kind: SessionKind,
  { key, isKnown }: Device,
): Promise<void> {
  const now = ctx.now();
  if (isKnown) return void (await tx.write(seeAgain, { key, userId, now }));
  await tx.write(forgetOldest, { userId, kind });
  await tx.write(insertOne, { key, userId, kind, lastSeenAt: now });
}

/** The keys of the devices that a user signed in with. */
export async function deviceKeysOfUser(db: Reader, userId: string): Promise<string[]> {
  const found = await db
    .select({ key: knownDevices.key })
    .from(knownDevices)
    .where(eq(knownDevices.userId, userId));
  return found.map(({ key }) => key);
}
