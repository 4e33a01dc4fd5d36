import { isUnavailable } from '@rolecall/db/errors';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import type { Core } from '../context.ts';

/** How stale "last used" may be, in milliseconds: one write a minute, not one a request. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Notes that a session is in use. A web session's idle limit moves along; an app's moves only with
 * a refresh. A database that cannot write just now does not stop the request.
 */
export async function touchSession(core: Core, session: SessionRow): Promise<void> {
  const now = core.now();
  const sinceMs = now.getTime() - session.lastUsedAt.getTime();
  if (sinceMs < TOUCH_EVERY_MS) return;
  const idleMs = session.idleExpiresAt.getTime() - session.lastUsedAt.getTime();
  const idleEnd = new Date(Math.min(now.getTime() + idleMs, session.expiresAt.getTime()));
  const moved = session.kind === 'web' ? { idleExpiresAt: idleEnd } : {};
  try {
    await core.db.transaction((tx) =>
      tx
        .update(sessions)
        .set({ lastUsedAt: now, ...moved })
        .where(eq(sessions.id, session.id)),
    );
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}
