import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { comments, posts } from '@rolecall/db/tables/posts';
import type { ExportedData } from '@rolecall/schemas/account';
import { and, desc, eq, ne, or } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { selectComments } from '../comment/select-comments.ts';
import { toComment } from '../comment/to-comment.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { authorize, requireFresh, requireUser } from '../policy.ts';
import { selectPosts } from '../post/select-posts.ts';
import { toPost } from '../post/to-post.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { transact } from '../transact.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

/**
 * Everything held about the caller, for them to take along. Source: GDPR article 20.
 * @throws DomainError UNAUTHENTICATED, REAUTH_REQUIRED, RATE_LIMITED
 */
export async function exportData(ctx: Context): Promise<ExportedData> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'user:export', userId);
  requireFresh(ctx);
  await consumeLimits(ctx, [{ name: 'export.user', by: userId }]);
  const db = ctx.db.readFresh();
  const about = or(eq(auditEvents.targetId, userId), eq(auditEvents.actorId, userId));
  // A mail to a new address goes out only where nobody has that address: it would tell.
  const mine = and(eq(mailJobs.userId, userId), ne(mailJobs.kind, 'confirm-email-change'));
  const [user, sessions, events, written, said, mails] = await Promise.all([
    loadUser(db, userId),
    liveSessions(ctx, db, userId),
    db.select().from(auditEvents).where(about).orderBy(desc(auditEvents.at)),
    selectPosts(db).where(eq(posts.authorId, userId)),
    selectComments(db).where(eq(comments.authorId, userId)),
    db.select().from(mailJobs).where(mine).orderBy(desc(mailJobs.createdAt)),
  ]);
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, { action: 'user.data_exported', target: { kind: 'user', id: userId } }),
  );
  return {
    exportedAt: ctx.now().toISOString(),
    user: toUser(user),
    sessions: sessions.map((row) => toSession(ctx, row)),
    events: events.map(({ at, action, actorId, address, before, after }) => ({
      at: at.toISOString(),
      action,
      byMyself: actorId === userId,
      // Where an administrator was when they did something is theirs, not the subject's.
      address: actorId === null || actorId === userId ? address : '',
      before,
      after,
    })),
    posts: written.map(toPost),
    comments: said.map(toComment),
    mails: mails.map(({ kind, status, createdAt, sentAt }) => ({
      kind,
      status,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
  };
}
