import { SessionList } from '@rolecall/schemas/account';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { liveSessions } from './live-sessions.ts';
import { toSession } from './to-session.ts';

/** Where the caller is signed in. */
export const listSessions = verb(
  { may: 'session:list', owner: 'caller', output: SessionList },
  async (ctx) => {
    const { userId, sessionId } = requireUser(ctx);
    const known = await liveSessions(ctx, ctx.db.lookup, userId);
    // A session that another node just began may be in no replica: it is in its own list all the same.
    const rows = known.some(({ id }) => id === sessionId)
      ? known
      : await liveSessions(ctx, ctx.db.atPrimary().lookup, userId);
    return { items: rows.map((row) => toSession(ctx, row)) };
  },
);
