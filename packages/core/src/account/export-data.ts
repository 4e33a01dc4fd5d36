import { ExportedData } from '@rolecall/schemas/account';
import { recordAudit } from '../audit/record-audit.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { requireUser } from '../policy.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { toSession } from '../session/to-session.ts';
import { jsonPieces } from '../stream/json-pieces.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { streamVerb } from '../verb.ts';
import { exportMailStops } from './export-mail-stops.ts';
import { exportComments, exportEvents, exportMails, exportPosts } from './export-pages.ts';

type Paged = 'events' | 'posts' | 'comments' | 'mails';

/** What is held about a person; what may be long comes page by page, while it is read. */
type DataPages = Omit<ExportedData, Paged> & {
  [List in Paged]: AsyncIterable<ExportedData[List]>;
};

/**
 * Everything held about the caller, for them to take along. The export is counted and audited before
 * the first page is read. Source: GDPR article 20.
 */
export const exportData = streamVerb(
  {
    may: 'user:export',
    owner: 'caller',
    output: ExportedData,
    stream: { type: 'application/json' },
  },
  async (ctx) => {
    const { userId } = requireUser(ctx);
    await consumeLimits(ctx, [{ name: 'export.user', by: userId }]);
    await transactAsActor(ctx, (tx) =>
      recordAudit(ctx, tx, { action: 'user.data_exported', target: { kind: 'user', id: userId } }),
    );
    const sessions = await liveSessions(ctx, ctx.db.lookup, userId);
    const pages: DataPages = {
      exportedAt: ctx.now().toISOString(),
      user: toUser(await loadUser(ctx.db.lookup, userId)),
      sessions: sessions.map((row) => toSession(ctx, row)),
      events: exportEvents(ctx, userId),
      posts: exportPosts(ctx, userId),
      comments: exportComments(ctx, userId),
      mails: exportMails(ctx, userId),
      mailStops: await exportMailStops(ctx, userId),
    };
    return jsonPieces(pages);
  },
);
