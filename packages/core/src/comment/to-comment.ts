import type { Comment } from '@rolecall/schemas/comment';
import type { SelectedComment } from './select-comments.ts';

/** A row as it may leave. */
export function toComment({ comment, author }: SelectedComment): Comment {
  const { authorId: _, createdAt, updatedAt, ...rest } = comment;
  return {
    ...rest,
    author,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
