import type { Post } from '@rolecall/schemas/post';
import type { SelectedPost } from './select-posts.ts';
import { toAuthor } from './to-author.ts';

/** A row as it may leave: of the author only the names. */
export function toPost({ post, author, commentCount }: SelectedPost): Post {
  const { authorId: _, createdAt, updatedAt, ...rest } = post;
  return {
    ...rest,
    author: toAuthor(author),
    commentCount,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
