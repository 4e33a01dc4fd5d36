import { posts } from '@rolecall/db/tables/posts';
import type { ListPostsInput, PostPage } from '@rolecall/schemas/post';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { readTimeCursor, writeTimeCursor } from '../paging/time-cursor.ts';
import { authorize } from '../policy.ts';
import { searchPosts } from './search-posts.ts';
import { selectPosts, toPost } from './select-posts.ts';

/**
 * Posts, the newest first, on from a cursor.
 * @throws DomainError UNAUTHENTICATED, VALIDATION_FAILED (a foreign cursor)
 */
export async function listPosts(ctx: Context, input: ListPostsInput): Promise<PostPage> {
  authorize(ctx, 'post:read');
  const { perPage, cursor, q, authorId } = input;
  const found = await selectPosts(ctx.db.read)
    .where(
      and(
        q ? await searchPosts(ctx.db.read, q) : undefined,
        authorId === undefined ? undefined : eq(posts.authorId, authorId),
        cursor === undefined ? undefined : after(cursor),
      ),
    )
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(perPage + 1);
  const page = found.slice(0, perPage);
  const last = page.at(-1)?.post;
  const isMore = found.length > perPage && last !== undefined;
  return { items: page.map(toPost), nextCursor: isMore ? writeTimeCursor(last) : null };
}

function after(cursor: string): SQL {
  const { at, id } = readTimeCursor(cursor);
  return sql`(${posts.createdAt}, ${posts.id}) < (${at}, ${id})`;
}
