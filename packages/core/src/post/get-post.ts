import type { Post, PostTarget } from '@rolecall/schemas/post';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { loadPost } from './load-post.ts';
import { toPost } from './to-post.ts';

/** One post. @throws DomainError UNAUTHENTICATED, NOT_FOUND */
export async function getPost(ctx: Context, { id }: PostTarget): Promise<Post> {
  authorize(ctx, 'post:read');
  return toPost(await loadPost(ctx.db.lookup, id));
}
