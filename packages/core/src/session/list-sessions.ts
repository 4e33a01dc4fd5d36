import { SessionList } from '@rolecall/schemas/account';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { liveSessions } from './live-sessions.ts';
import { toSession } from './to-session.ts';

/** Where the caller is signed in. */
export const listSessions = verb(
  { may: 'session:list', owner: 'caller', output: SessionList },
  async (ctx) => {
    const { userId } = requireUser(ctx);
    const rows = await liveSessions(ctx, ctx.db.lookup, userId);
    return { items: rows.map((row) => toSession(ctx, row)) };
  },
);
