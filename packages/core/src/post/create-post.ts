import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import type { CreatePostInput, Post } from '@rolecall/schemas/post';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { authorize, requireUser } from '../policy.ts';
import { asTitleTaken } from './as-title-taken.ts';
import { loadPost } from './load-post.ts';
import { toPost } from './to-post.ts';

/** Publishes a post of the caller. @throws DomainError UNAUTHENTICATED, RATE_LIMITED, TITLE_TAKEN */
export async function createPost(ctx: Context, input: CreatePostInput): Promise<Post> {
  authorize(ctx, 'post:create');
  const { userId } = requireUser(ctx);
  const uses: LimitUse[] = [{ name: 'post.user', by: userId }];
  const now = ctx.now();
  const id = newId('pst', now);
  const create = async (tx: Transaction) => {
    await tx
      .insert(posts)
      .values({ ...input, id, authorId: userId, createdAt: now, updatedAt: now })
      .returning({ id: posts.id })
      .catch(asTitleTaken);
    await recordAudit(ctx, tx, { action: 'post.created', target: { kind: 'post', id } });
    return toPost(await loadPost(tx, id));
  };
  // The search index takes its time over a long text.
  return transactWithin(ctx, uses, create, { isLong: true });
}
