import type { Post } from '@rolecall/schemas/post';
import type { SelectedPost } from './select-posts.ts';

/** A row as it may leave. */
export function toPost({ post, author, commentCount }: SelectedPost): Post {
  const { authorId: _, createdAt, updatedAt, ...rest } = post;
  return {
    ...rest,
    author,
    commentCount,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
