import type { Transaction } from '@rolecall/db/database';
import { comments } from '@rolecall/db/tables/posts';
import type { Comment, CreateCommentInput } from '@rolecall/schemas/post';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { authorize, requireUser } from '../policy.ts';
import { loadPost } from '../post/load-post.ts';
import { loadComment } from './load-comment.ts';
import { toComment } from './to-comment.ts';

/** Comments on a post. @throws DomainError UNAUTHENTICATED, RATE_LIMITED, NOT_FOUND (no post) */
export async function createComment(
  ctx: Context,
  { postId, content }: CreateCommentInput,
): Promise<Comment> {
  authorize(ctx, 'comment:create');
  const { userId } = requireUser(ctx);
  const uses: LimitUse[] = [{ name: 'comment.user', by: userId }];
  const now = ctx.now();
  const id = newId('cmt', now);
  const create = async (tx: Transaction) => {
    await loadPost(tx, postId);
    await tx
      .insert(comments)
      .values({ id, postId, authorId: userId, content, createdAt: now, updatedAt: now });
    await recordAudit(ctx, tx, { action: 'comment.created', target: { kind: 'comment', id } });
    return toComment(await loadComment(tx, id));
  };
  return transactWithin(ctx, uses, create);
}
