import type { Transaction } from '@rolecall/db/database';
import { knownDevices } from '@rolecall/db/tables/known-devices';
import { sessions } from '@rolecall/db/tables/sessions';
import { and, eq, type SQL, sql } from 'drizzle-orm';

/**
 * Forgets every device of a user: whoever signs in with it next is told about.
 * @param except the session whose device stays known, if any
 */
export async function forgetDevices(
  tx: Transaction,
  userId: string,
  except?: string,
): Promise<void> {
  const others = except === undefined ? undefined : isNotOf(except);
  await tx.delete(knownDevices).where(and(eq(knownDevices.userId, userId), others));
}

/**
 * Forgets the device of a session that was signed out for its user.
 * @param except the session that did it, if any: its own device stays known
 */
export async function forgetDevice(
  tx: Transaction,
  userId: string,
  key: string,
  except?: string,
): Promise<void> {
  const theirs = and(eq(knownDevices.userId, userId), eq(knownDevices.key, key));
  await tx
    .delete(knownDevices)
    .where(and(theirs, except === undefined ? undefined : isNotOf(except)));
}

/** Not the device that a session was started on. */
function isNotOf(sessionId: string): SQL {
  const started = sql`select ${sessions.deviceKey} from ${sessions} where ${sessions.id} = ${sessionId}`;
  return sql`${knownDevices.key} is not (${started})`;
}
