import type { Transaction } from '@rolecall/db/database';
import { sessions } from '@rolecall/db/tables/sessions';
import { and, eq, ne } from 'drizzle-orm';

/**
 * Signs a user out, at once: every credential depends on a session's row.
 * @param except the session that stays, if any
 * @returns how many were ended
 */
export async function endSessions(
  tx: Transaction,
  userId: string,
  except?: string,
): Promise<number> {
  const others = except === undefined ? undefined : ne(sessions.id, except);
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id });
  return ended.length;
}
