import { auditEvents } from '@rolecall/db/tables/audit-events';
import { comments, posts } from '@rolecall/db/tables/posts';
import { UserDetails } from '@rolecall/schemas/admin-users';
import { UserTarget } from '@rolecall/schemas/user';
import { desc, eq } from 'drizzle-orm';
import { newestAbout } from '../audit/newest-about.ts';
import { toAuditEvents } from '../audit/to-audit-events.ts';
import { mailStopsOf } from '../mail/mail-stops-of.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { invitationOf } from './invitation-of.ts';

const EVENTS = 20;

/** A user with sessions, counts and the last events about or by them. */
export const getUserDetails = verb(
  {
    may: ['user:list', 'audit:read', 'session:list'],
    owner: ({ id }) => id,
    input: UserTarget,
    output: UserDetails,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => {
    const { read } = ctx;
    const user = await loadUser(ctx.db.lookup, id);
    const [sessions, invitation, stops, events, postCount, commentCount] = await Promise.all([
      liveSessions(ctx, ctx.db.lookup, id),
      invitationOf(ctx.db.lookup, user),
      mailStopsOf(ctx.db.lookup, [user.email]),
      read
        .select()
        .from(auditEvents)
        .where(newestAbout(read, id, undefined, EVENTS))
        .orderBy(desc(auditEvents.at), desc(auditEvents.id))
        .limit(EVENTS),
      read.$count(posts, eq(posts.authorId, id)),
      read.$count(comments, eq(comments.authorId, id)),
    ]);
    return {
      user: toUser(user),
      hasPassword: user.passwordHash !== null,
      invitation,
      mailStop: stops.get(user.email) ?? null,
      counts: { sessions: sessions.length, posts: postCount, comments: commentCount },
      sessions: sessions.map((row) => toSession(ctx, row)),
      events: await toAuditEvents(read, events),
    };
  },
);
