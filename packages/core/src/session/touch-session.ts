import { isUnavailable } from '@rolecall/db/errors';
import { sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import type { FoundSession } from './find-session.ts';

/** How stale "last used" may be, in milliseconds: one write a minute, not one a request. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Notes that a session is in use, beside the request: no one waits for it, and a database that
 * cannot write just now is asked again by the next request. A web session's idle limit moves along;
 * an app's moves only with a refresh.
 * @param onError told of what else goes wrong
 * @returns resolves when nothing is left to do; never rejects
 */
export function touchSession(
  core: Installation,
  session: FoundSession['session'],
  onError: (error: unknown) => void,
): Promise<void> {
  const { touches } = core.memory;
  const pending = touches.get(session.id);
  if (pending !== undefined) return pending;
  const sinceMs = core.now().getTime() - session.lastUsedAt.getTime();
  if (sinceMs < TOUCH_EVERY_MS) return Promise.resolve();
  const touch = writeTouch(core, session)
    .catch((error: unknown) => {
      if (!isUnavailable(error)) onError(error);
    })
    .finally(() => touches.delete(session.id));
  touches.set(session.id, touch);
  return touch;
}

async function writeTouch(core: Installation, session: FoundSession['session']): Promise<void> {
  const now = core.now();
  const idleMs = session.idleExpiresAt.getTime() - session.lastUsedAt.getTime();
  const idleEnd = new Date(Math.min(now.getTime() + idleMs, session.expiresAt.getTime()));
  const moved = session.kind === 'web' ? { idleExpiresAt: idleEnd } : {};
  await core.db.transaction((tx) =>
    tx
      .update(sessions)
      .set({ lastUsedAt: now, ...moved })
      .where(eq(sessions.id, session.id)),
  );
}
