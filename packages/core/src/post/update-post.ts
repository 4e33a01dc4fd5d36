import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import type { Post, UpdatePostInput } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { asTitleTaken } from './as-title-taken.ts';
import { loadPost } from './load-post.ts';
import { toPost } from './to-post.ts';

/**
 * Changes a post: its author, or an administrator.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, TITLE_TAKEN
 */
export async function updatePost(ctx: Context, { id, ...changes }: UpdatePostInput): Promise<Post> {
  const update = async (tx: Transaction) => {
    const { post } = await loadPost(tx, id);
    authorize(ctx, 'post:update', post.authorId, 'FORBIDDEN');
    await tx
      .update(posts)
      .set({ ...changes, updatedAt: ctx.now() })
      .where(eq(posts.id, id))
      .returning({ id: posts.id })
      .catch(asTitleTaken);
    await recordAudit(ctx, tx, { action: 'post.updated', target: { kind: 'post', id } });
    return toPost(await loadPost(tx, id));
  };
  // The search index takes its time over a long text.
  return transact(ctx, update, { isLong: true });
}
