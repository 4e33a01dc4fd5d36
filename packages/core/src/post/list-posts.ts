import { posts } from '@rolecall/db/tables/posts';
import { ListPostsInput, PostPage, type PostSummary } from '@rolecall/schemas/post';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { isSearchComplete } from '../search/search-completeness.ts';
import { verb } from '../verb.ts';
import { excerptOf } from './excerpt.ts';
import { findPosts } from './post-search.ts';
import { selectPostSummaries } from './select-posts.ts';

type SelectedSummary = Awaited<ReturnType<typeof selectPostSummaries>>[number];

/** Posts with excerpts of what they say, the newest first, on from a cursor. */
export const listPosts = verb(
  { may: 'post:read', input: ListPostsInput, output: PostPage },
  async (ctx, input) => {
    const { perPage, cursor, q, authorId } = input;
    if (q) return searchPosts(ctx, { ...input, q });
    const found = await selectPostSummaries(ctx.read)
      .where(
        and(
          authorId === undefined ? undefined : eq(posts.authorId, authorId),
          afterCursor({ at: posts.createdAt, id: posts.id }, cursor, 'desc'),
        ),
      )
      .orderBy(desc(posts.createdAt), desc(posts.id))
      .limit(perPage + 1);
    const { rows, nextCursor } = pageOf(found, perPage, ({ createdAt: at, id }) => ({ at, id }));
    return { items: rows.map(toSummary), nextCursor };
  },
);

async function searchPosts(ctx: Context, input: ListPostsInput & { q: string }): Promise<PostPage> {
  const isComplete = await isSearchComplete(ctx.db.lookup, 'posts');
  const { ids, nextCursor } = await findPosts(ctx.read, input);
  const rows = await selectPostSummaries(ctx.read).where(inArray(posts.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  const items = inOrder.map(toSummary);
  return { items, nextCursor, ...(!isComplete && { isSearchComplete: false as const }) };
}

function toSummary({ beginning, createdAt, updatedAt, ...post }: SelectedSummary): PostSummary {
  return {
    ...post,
    excerpt: excerptOf(beginning),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
