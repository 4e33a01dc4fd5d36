import type { Reader } from '@rolecall/db/database';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { Context } from '../context.ts';

/** The sessions of a user that have not expired, the one used last first. */
export function liveSessions(ctx: Context, db: Reader, userId: string): Promise<SessionRow[]> {
  const now = ctx.now();
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        gt(sessions.expiresAt, now),
        gt(sessions.idleExpiresAt, now),
      ),
    )
    .orderBy(desc(sessions.lastUsedAt));
}
