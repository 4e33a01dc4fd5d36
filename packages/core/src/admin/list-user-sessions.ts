import { SessionList } from '@rolecall/schemas/account';
import { UserTarget } from '@rolecall/schemas/user';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';

/** Where a user is signed in. */
export const listUserSessions = verb(
  {
    may: ['user:list', 'session:list'],
    owner: ({ id }) => id,
    input: UserTarget,
    output: SessionList,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => {
    await loadUser(ctx.db.lookup, id);
    const rows = await liveSessions(ctx, ctx.db.lookup, id);
    return { items: rows.map((row) => toSession(ctx, row)) };
  },
);
