import { comments } from '@rolecall/db/tables/posts';
import { CommentTarget } from '@rolecall/schemas/comment';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { authorize } from '../policy.ts';
import { authorDuties } from '../post/author.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { loadComment } from './load-comment.ts';

/** Deletes a comment: its author, or an administrator. */
export const deleteComment = verb(
  { ...authorDuties('comment:delete'), input: CommentTarget, output: Ok },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => {
      const { comment } = await loadComment(tx, id);
      authorize(ctx, 'comment:delete', comment.authorId, 'FORBIDDEN');
      await tx.delete(comments).where(eq(comments.id, id));
      await recordAudit(ctx, tx, { action: 'comment.deleted', target: { kind: 'comment', id } });
    });
    return { ok: true };
  },
);
