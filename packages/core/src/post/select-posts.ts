import type { Reader } from '@rolecall/db/database';
import { comments, type PostRow, posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import type { Author } from '@rolecall/schemas/post';
import { eq, sql } from 'drizzle-orm';
import { AUTHOR_COLUMNS } from './author.ts';
import { beginningOf } from './excerpt.ts';

export type SelectedPost = { post: PostRow; author: Author; commentCount: number };

const commentCount = sql<number>`(select count(*) from ${comments} where ${comments.postId} = ${posts.id})`;

/** Posts with their authors and how many comments they have; add where, order and limit. */
export function selectPosts(db: Reader) {
  return db
    .select({ post: posts, author: AUTHOR_COLUMNS, commentCount })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId));
}

/** Posts as lists have them: of what they say no more than an excerpt is read. */
export function selectPostSummaries(db: Reader) {
  return db
    .select({
      id: posts.id,
      title: posts.title,
      beginning: beginningOf(posts.content),
      author: AUTHOR_COLUMNS,
      commentCount,
      createdAt: posts.createdAt,
      updatedAt: posts.updatedAt,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId));
}
