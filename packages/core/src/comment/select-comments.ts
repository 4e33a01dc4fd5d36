import type { Reader } from '@rolecall/db/database';
import { type CommentRow, comments } from '@rolecall/db/tables/posts';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { Comment } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { toAuthor } from '../post/select-posts.ts';

type Selected = { comment: CommentRow; author: UserRow };

/** Comments with their authors; add where, order and limit. */
export function selectComments(db: Reader) {
  return db
    .select({ comment: comments, author: users })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId));
}

/** A row as it may leave: of the author only the names. */
export function toComment({ comment, author }: Selected): Comment {
  const { authorId: _, createdAt, updatedAt, ...rest } = comment;
  return {
    ...rest,
    author: toAuthor(author),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** @throws DomainError NOT_FOUND */
export async function loadComment(db: Reader, id: string): Promise<Selected> {
  const [found] = await selectComments(db).where(eq(comments.id, id));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}
