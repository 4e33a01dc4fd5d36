import type { Transaction } from '@rolecall/db/database';
import { comments } from '@rolecall/db/tables/posts';
import { Comment, CreateCommentInput } from '@rolecall/schemas/comment';
import { recordAudit } from '../audit/record-audit.ts';
import { newId } from '../ids.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { requireUser } from '../policy.ts';
import { loadPost } from '../post/load-post.ts';
import { verb } from '../verb.ts';
import { loadComment } from './load-comment.ts';
import { toComment } from './to-comment.ts';

/** Comments on a post. */
export const createComment = verb(
  { may: 'comment:create', input: CreateCommentInput, output: Comment, refuses: ['NOT_FOUND'] },
  async (ctx, { postId, content }) => {
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
  },
);
