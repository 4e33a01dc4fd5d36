import type { Comment } from '@rolecall/schemas/post';
import { toAuthor } from '../post/to-author.ts';
import type { SelectedComment } from './select-comments.ts';

/** A row as it may leave: of the author only the names. */
export function toComment({ comment, author }: SelectedComment): Comment {
  const { authorId: _, createdAt, updatedAt, ...rest } = comment;
  return {
    ...rest,
    author: toAuthor(author),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
