import type { SessionList } from '@rolecall/schemas/account';
import type { UserTarget } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { loadUser } from '../user/load-user.ts';

/** Where somebody is signed in. @throws DomainError FORBIDDEN, NOT_FOUND */
export async function listUserSessions(ctx: Context, { id }: UserTarget): Promise<SessionList> {
  authorize(ctx, 'user:list');
  await loadUser(ctx.db.lookup, id);
  const rows = await liveSessions(ctx, ctx.db.lookup, id);
  return { items: rows.map((row) => toSession(ctx, row)) };
}
