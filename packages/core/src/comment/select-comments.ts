import type { Reader } from '@rolecall/db/database';
import { type CommentRow, comments } from '@rolecall/db/tables/posts';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';

export type SelectedComment = { comment: CommentRow; author: UserRow };

/** Comments with their authors; add where, order and limit. */
export function selectComments(db: Reader) {
  return db
    .select({ comment: comments, author: users })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId));
}
