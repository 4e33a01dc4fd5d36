import { comments } from '@rolecall/db/tables/posts';
import { Comment, UpdateCommentInput } from '@rolecall/schemas/comment';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { authorize } from '../policy.ts';
import { authorDuties } from '../post/author.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { loadComment } from './load-comment.ts';
import { toComment } from './to-comment.ts';

/** Changes a comment: its author, or an administrator. */
export const updateComment = verb(
  {
    ...authorDuties('comment:update'),
    input: UpdateCommentInput,
    output: Comment,
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
  },
  (ctx, { id, content }) =>
    transactAsActor(ctx, async (tx) => {
      const { comment } = await loadComment(tx, id);
      authorize(ctx, 'comment:update', comment.authorId, 'FORBIDDEN');
      await tx.update(comments).set({ content, updatedAt: ctx.now() }).where(eq(comments.id, id));
      await recordAudit(ctx, tx, { action: 'comment.updated', target: { kind: 'comment', id } });
      return toComment(await loadComment(tx, id));
    }),
);
