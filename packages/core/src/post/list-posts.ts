import { posts } from '@rolecall/db/tables/posts';
import type { ListPostsInput, PostPage } from '@rolecall/schemas/post';
import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { authorize } from '../policy.ts';
import { postsWith } from './post-search.ts';
import { selectPosts } from './select-posts.ts';
import { toPost } from './to-post.ts';

/**
 * Posts, the newest first, on from a cursor.
 * @throws DomainError UNAUTHENTICATED, VALIDATION_FAILED (a foreign cursor)
 */
export async function listPosts(ctx: Context, input: ListPostsInput): Promise<PostPage> {
  authorize(ctx, 'post:read');
  const { perPage, cursor, q, authorId } = input;
  const found = await selectPosts(ctx.read)
    .where(
      and(
        q ? await postsWith(ctx.read, q) : undefined,
        authorId === undefined ? undefined : eq(posts.authorId, authorId),
        afterCursor({ at: posts.createdAt, id: posts.id }, cursor, 'desc'),
      ),
    )
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(perPage + 1);
  const { rows, nextCursor } = pageOf(found, perPage, ({ post: { createdAt: at, id } }) => ({
    at,
    id,
  }));
  return { items: rows.map(toPost), nextCursor };
}
