import type { ExportedData } from '@rolecall/schemas/account';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { authorize, requireFresh, requireUser } from '../policy.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { transact } from '../transact.ts';
import { exportComments, exportEvents, exportMails, exportPosts } from './export-pages.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

type Paged = 'events' | 'posts' | 'comments' | 'mails';

/** What is held about a person; what may be long comes page by page, while it is read. */
export type DataPages = Omit<ExportedData, Paged> & {
  [List in Paged]: AsyncIterable<ExportedData[List]>;
};

/**
 * Everything held about the caller, for them to take along. Who asks is checked, and the export
 * counted and audited, before the first page is read. Source: GDPR article 20.
 * @throws DomainError UNAUTHENTICATED, REAUTH_REQUIRED, RATE_LIMITED
 */
export async function exportData(ctx: Context): Promise<DataPages> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'user:export', userId);
  requireFresh(ctx);
  await consumeLimits(ctx, [{ name: 'export.user', by: userId }]);
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, { action: 'user.data_exported', target: { kind: 'user', id: userId } }),
  );
  const sessions = await liveSessions(ctx, ctx.db.lookup, userId);
  return {
    exportedAt: ctx.now().toISOString(),
    user: toUser(await loadUser(ctx.db.lookup, userId)),
    sessions: sessions.map((row) => toSession(ctx, row)),
    events: exportEvents(ctx, userId),
    posts: exportPosts(ctx, userId),
    comments: exportComments(ctx, userId),
    mails: exportMails(ctx, userId),
  };
}
