import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { comments, posts } from '@rolecall/db/tables/posts';
import type { ExportedData } from '@rolecall/schemas/account';
import { and, type Column, desc, eq, ne, type SQL } from 'drizzle-orm';
import { newestAbout } from '../audit/newest-about.ts';
import { selectComments } from '../comment/select-comments.ts';
import { toComment } from '../comment/to-comment.ts';
import type { Context } from '../context.ts';
import { shownStatus } from '../mail/shown-status.ts';
import { type KeysetPosition, keysetAfter } from '../paging/keyset.ts';
import { pagesOf } from '../paging/pages-of.ts';
import { selectPosts } from '../post/select-posts.ts';
import { toPost } from '../post/to-post.ts';

type Pages<List extends keyof ExportedData> = AsyncGenerator<ExportedData[List]>;

/** How many are read at once: 200 KB at the most, read and written within a few milliseconds. */
const AT_ONCE = { events: 100, posts: 2, comments: 10, mails: 100 };

/** The older ones than a position, of a list that is sorted by time. */
const olderThan = (key: Column, id: Column, after: KeysetPosition | undefined) =>
  after && keysetAfter({ key, id }, after, false);

type After = KeysetPosition | undefined;

const positionOf = (at: Date, id: string): KeysetPosition => ({ key: at.getTime(), id });

/** What someone did and what was done to them, the newest first. */
export function exportEvents(ctx: Context, userId: string): Pages<'events'> {
  const { at, id } = auditEvents;
  return pagesOf(
    (after: After) =>
      ctx.readConsistent
        .select()
        .from(auditEvents)
        .where(newestAbout(ctx.readConsistent, userId, olderThan(at, id, after), AT_ONCE.events))
        .orderBy(desc(at), desc(id))
        .limit(AT_ONCE.events),
    (event) => positionOf(event.at, event.id),
    ({ at: when, action, actorId, ip, before, after }) => ({
      at: when.toISOString(),
      action,
      byMyself: actorId === userId,
      // Where an administrator was when they did something is theirs, not the subject's.
      address: actorId === null || actorId === userId ? ip : '',
      before,
      after,
    }),
  );
}

type Selection<Row> = {
  where(condition: SQL | undefined): {
    orderBy(...columns: SQL[]): { limit(most: number): Promise<Row[]> };
  };
};

/** Reads a page of rows after a position, the newest first. */
const newest =
  <Row>(
    select: () => Selection<Row>,
    { createdAt, id }: { createdAt: Column; id: Column },
    mine: SQL | undefined,
    most: number,
  ) =>
  (after: After) =>
    select()
      .where(and(mine, olderThan(createdAt, id, after)))
      .orderBy(desc(createdAt), desc(id))
      .limit(most);

/** What someone published, the newest first. */
export function exportPosts(ctx: Context, userId: string): Pages<'posts'> {
  const mine = eq(posts.authorId, userId);
  return pagesOf(
    newest(() => selectPosts(ctx.readConsistent), posts, mine, AT_ONCE.posts),
    ({ post }) => positionOf(post.createdAt, post.id),
    toPost,
  );
}

/** What someone said about posts, the newest first. */
export function exportComments(ctx: Context, userId: string): Pages<'comments'> {
  const mine = eq(comments.authorId, userId);
  return pagesOf(
    newest(() => selectComments(ctx.readConsistent), comments, mine, AT_ONCE.comments),
    ({ comment }) => positionOf(comment.createdAt, comment.id),
    toComment,
  );
}

/** What was mailed to someone, the newest first. */
export function exportMails(ctx: Context, userId: string): Pages<'mails'> {
  // A mail to a new email goes out only where no one has that email: it would tell.
  const mine = and(eq(mailJobs.userId, userId), ne(mailJobs.kind, 'confirm-email-change'));
  return pagesOf(
    newest(() => ctx.readConsistent.select().from(mailJobs), mailJobs, mine, AT_ONCE.mails),
    (job) => positionOf(job.createdAt, job.id),
    (job) => ({
      kind: job.kind,
      status: shownStatus(job),
      createdAt: job.createdAt.toISOString(),
      sentAt: job.sentAt?.toISOString() ?? null,
    }),
  );
}
