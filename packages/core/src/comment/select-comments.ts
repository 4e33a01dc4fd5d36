import type { Reader } from '@rolecall/db/database';
import { type CommentRow, comments } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import type { Author } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { AUTHOR_COLUMNS } from '../post/author.ts';

export type SelectedComment = { comment: CommentRow; author: Author };

/** Comments with their authors; add where, order and limit. */
export function selectComments(db: Reader) {
  return db
    .select({ comment: comments, author: AUTHOR_COLUMNS })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId));
}
