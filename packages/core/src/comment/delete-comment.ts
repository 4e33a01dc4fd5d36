import { comments } from '@rolecall/db/tables/posts';
import type { Ok } from '@rolecall/schemas/fields';
import type { CommentTarget } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { loadComment } from './load-comment.ts';

/**
 * Deletes a comment: its author, or an administrator.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function deleteComment(ctx: Context, { id }: CommentTarget): Promise<Ok> {
  await transact(ctx, async (tx) => {
    const { comment } = await loadComment(tx, id);
    authorize(ctx, 'comment:delete', comment.authorId, 'FORBIDDEN');
    await tx.delete(comments).where(eq(comments.id, id));
    await recordAudit(ctx, tx, { action: 'comment.deleted', target: { kind: 'comment', id } });
  });
  return { ok: true };
}
