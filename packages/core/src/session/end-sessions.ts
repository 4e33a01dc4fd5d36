import type { Transaction } from '@rolecall/db/database';
import { sessions } from '@rolecall/db/tables/sessions';
import { and, inArray, ne } from 'drizzle-orm';

/**
 * Signs users out, at once: every credential depends on a session's row.
 * @param except the session that stays, if any
 * @returns whose each ended session was
 */
export async function endSessions(
  tx: Transaction,
  userIds: string | string[],
  except?: string,
): Promise<{ userId: string }[]> {
  const others = except === undefined ? undefined : ne(sessions.id, except);
  return tx
    .delete(sessions)
    .where(and(inArray(sessions.userId, [userIds].flat()), others))
    .returning({ userId: sessions.userId });
}
