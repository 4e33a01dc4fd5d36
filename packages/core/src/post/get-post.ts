import { Post, PostTarget } from '@rolecall/schemas/post';
import { verb } from '../verb.ts';
import { loadPost } from './load-post.ts';
import { toPost } from './to-post.ts';

/** One post. */
export const getPost = verb(
  { may: 'post:read', input: PostTarget, output: Post, refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => toPost(await loadPost(ctx.db.lookup, id)),
);
