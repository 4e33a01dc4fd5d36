import type { Reader } from '@rolecall/db/database';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { isLiveAt } from './is-live.ts';

/** The sessions of a user that have not expired, the one used last first. */
export function liveSessions(ctx: Context, db: Reader, userId: string): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLiveAt(ctx.now())))
    .orderBy(desc(sessions.lastUsedAt));
}
