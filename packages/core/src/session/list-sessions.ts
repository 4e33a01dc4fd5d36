import type { SessionList } from '@rolecall/schemas/account';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { liveSessions } from './live-sessions.ts';
import { toSession } from './to-session.ts';

/** Where the caller is signed in. @throws DomainError UNAUTHENTICATED */
export async function listSessions(ctx: Context): Promise<SessionList> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'session:list', userId);
  const rows = await liveSessions(ctx, ctx.db.lookup, userId);
  return { items: rows.map((row) => toSession(ctx, row)) };
}
