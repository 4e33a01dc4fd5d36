import { comments } from '@rolecall/db/tables/posts';
import type { CommentPage, ListCommentsInput } from '@rolecall/schemas/post';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { readTimeCursor, writeTimeCursor } from '../paging/time-cursor.ts';
import { authorize } from '../policy.ts';
import { loadPost } from '../post/select-posts.ts';
import { selectComments, toComment } from './select-comments.ts';

/**
 * The comments of a post, the oldest first, on from a cursor.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND, VALIDATION_FAILED (a foreign cursor)
 */
export async function listComments(ctx: Context, input: ListCommentsInput): Promise<CommentPage> {
  authorize(ctx, 'comment:read');
  const { postId, perPage, cursor } = input;
  await loadPost(ctx.db.read, postId);
  const found = await selectComments(ctx.db.read)
    .where(and(eq(comments.postId, postId), cursor === undefined ? undefined : after(cursor)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(perPage + 1);
  const page = found.slice(0, perPage);
  const last = page.at(-1)?.comment;
  const isMore = found.length > perPage && last !== undefined;
  return { items: page.map(toComment), nextCursor: isMore ? writeTimeCursor(last) : null };
}

function after(cursor: string): SQL {
  const { at, id } = readTimeCursor(cursor);
  return sql`(${comments.createdAt}, ${comments.id}) > (${at}, ${id})`;
}
