import { comments } from '@rolecall/db/tables/posts';
import { CommentPage, ListCommentsInput } from '@rolecall/schemas/comment';
import { and, asc, eq } from 'drizzle-orm';
import { rowsThatFit } from '../paging/rows-that-fit.ts';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { loadPost } from '../post/load-post.ts';
import { verb } from '../verb.ts';
import { selectComments } from './select-comments.ts';
import { toComment } from './to-comment.ts';

/**
 * The comments of a post, the oldest first, on from a cursor. Of long ones a page has fewer than
 * asked for.
 */
export const listComments = verb(
  { may: 'comment:read', input: ListCommentsInput, output: CommentPage, refuses: ['NOT_FOUND'] },
  async (ctx, input) => {
    const { postId, perPage, cursor } = input;
    await loadPost(ctx.db.lookup, postId);
    const found = await selectComments(ctx.read)
      .where(
        and(
          eq(comments.postId, postId),
          afterCursor({ at: comments.createdAt, id: comments.id }, cursor, 'asc'),
        ),
      )
      .orderBy(asc(comments.createdAt), asc(comments.id))
      .limit(perPage + 1);
    const fitting = rowsThatFit(found, ({ comment }) => comment.content);
    const { rows, nextCursor } = pageOf(found, Math.min(perPage, fitting), ({ comment }) => ({
      at: comment.createdAt,
      id: comment.id,
    }));
    return { items: rows.map(toComment), nextCursor };
  },
);
