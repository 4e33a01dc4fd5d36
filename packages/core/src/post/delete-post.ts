import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import type { Ok } from '@rolecall/schemas/fields';
import type { PostTarget } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { loadPost } from './load-post.ts';

/**
 * Deletes a post and its comments: its author, or an administrator.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function deletePost(ctx: Context, { id }: PostTarget): Promise<Ok> {
  const remove = async (tx: Transaction) => {
    const { post } = await loadPost(tx, id);
    authorize(ctx, 'post:delete', post.authorId, 'FORBIDDEN');
    await tx.delete(posts).where(eq(posts.id, id));
    await recordAudit(ctx, tx, { action: 'post.deleted', target: { kind: 'post', id } });
  };
  // A post may have very many comments.
  await transact(ctx, remove, { isLong: true });
  return { ok: true };
}
