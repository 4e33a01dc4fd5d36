import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { ExportedData } from '@rolecall/schemas/account';
import { desc, eq, or } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireFresh, requireUser } from '../policy.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

/**
 * Everything held about the caller, for them to take along. Source: GDPR article 20.
 * @throws DomainError UNAUTHENTICATED, REAUTH_REQUIRED
 */
export async function exportData(ctx: Context): Promise<ExportedData> {
  const { userId, sessionId } = requireUser(ctx);
  authorize(ctx, 'user:export', userId);
  requireFresh(ctx);
  return ctx.db.transaction(async (tx) => {
    const user = await loadUser(tx, userId);
    const sessions = await liveSessions(ctx, tx, userId);
    const events = await tx
      .select()
      .from(auditEvents)
      .where(or(eq(auditEvents.targetId, userId), eq(auditEvents.actorId, userId)))
      .orderBy(desc(auditEvents.at));
    const mails = await tx
      .select()
      .from(mailJobs)
      .where(eq(mailJobs.userId, userId))
      .orderBy(desc(mailJobs.createdAt));
    await recordAudit(ctx, tx, {
      action: 'user.data_exported',
      target: { kind: 'user', id: userId },
    });
    return {
      exportedAt: ctx.now().toISOString(),
      user: toUser(user),
      sessions: sessions.map((row) => toSession(row, sessionId)),
      events: events.map(({ at, action, actorId, address, before, after }) => ({
        at: at.toISOString(),
        action,
        byMyself: actorId === userId,
        // Where an administrator was when they did something is theirs, not the subject's.
        address: actorId === null || actorId === userId ? address : '',
        before,
        after,
      })),
      mails: mails.map(({ kind, status, createdAt, sentAt }) => ({
        kind,
        status,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    };
  });
}
