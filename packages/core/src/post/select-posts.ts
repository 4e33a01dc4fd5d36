import type { Reader } from '@rolecall/db/database';
import { comments, type PostRow, posts } from '@rolecall/db/tables/posts';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { Author, Post } from '@rolecall/schemas/post';
import { eq, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';

type Selected = { post: PostRow; author: UserRow; commentCount: number };

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

/** Of an author only what everybody may know. */
export function toAuthor({ id, username, fullName }: UserRow): Author {
  return { id, username, fullName };
}

/** A row as it may leave: of the author only the names. */
export function toPost({ post, author, commentCount }: Selected): Post {
  const { authorId: _, createdAt, updatedAt, ...rest } = post;
  return {
    ...rest,
    author: toAuthor(author),
    commentCount,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** @throws DomainError NOT_FOUND */
export async function loadPost(db: Reader, id: string): Promise<Selected> {
  const [found] = await selectPosts(db).where(eq(posts.id, id));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}
