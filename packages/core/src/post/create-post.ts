import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { CreatePostInput, Post } from '@rolecall/schemas/post';
import { recordAudit } from '../audit/record-audit.ts';
import { newId } from '../ids.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { requireUser } from '../policy.ts';
import { fillPostSearch } from '../search/fill-post-search.ts';
import { verb } from '../verb.ts';
import { loadPost } from './load-post.ts';
import { mapTitleTaken } from './map-title-taken.ts';
import { toPost } from './to-post.ts';

/** Publishes a post of the caller. */
export const createPost = verb(
  { may: 'post:create', input: CreatePostInput, output: Post, refuses: ['TITLE_TAKEN'] },
  async (ctx, input) => {
    const { userId } = requireUser(ctx);
    const uses: LimitUse[] = [{ name: 'post.user', by: userId }];
    const now = ctx.now();
    const id = newId('pst', now);
    const create = async (tx: Transaction) => {
      await tx
        .insert(posts)
        .values({ ...input, id, authorId: userId, createdAt: now, updatedAt: now })
        .returning({ id: posts.id })
        .catch(mapTitleTaken);
      await fillPostSearch(tx, { ...input, id });
      await recordAudit(ctx, tx, { action: 'post.created', target: { kind: 'post', id } });
      return toPost(await loadPost(tx, id));
    };
    // The search index takes its time over a long text.
    return transactWithin(ctx, uses, create, { isLong: true });
  },
);
