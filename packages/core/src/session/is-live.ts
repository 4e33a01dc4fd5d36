import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { and, gt, type Placeholder, type SQL } from 'drizzle-orm';

/** Whether a session has expired neither by its age nor by not being used. */
export const isLive = (session: Pick<SessionRow, 'expiresAt' | 'idleExpiresAt'>, now: Date) =>
  session.expiresAt > now && session.idleExpiresAt > now;

/** The same, as a condition of a statement. */
export const isLiveAt = (now: Date | Placeholder): SQL | undefined =>
  and(gt(sessions.expiresAt, now), gt(sessions.idleExpiresAt, now));
