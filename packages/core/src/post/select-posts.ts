import type { Reader } from '@rolecall/db/database';
import { comments, type PostRow, posts } from '@rolecall/db/tables/posts';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq, sql } from 'drizzle-orm';

export type SelectedPost = { post: PostRow; author: UserRow; commentCount: number };

/** Posts with their authors and how many comments they have; add where, order and limit. */
export function selectPosts(db: Reader) {
  return db
    .select({
      post: posts,
      author: users,
      commentCount: sql<number>`(select count(*) from ${comments} where ${comments.postId} = ${posts.id})`,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId));
}
