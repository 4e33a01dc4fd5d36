import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { Ok } from '@rolecall/schemas/fields';
import { PostTarget } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { authorDuties } from './author.ts';
import { loadPost } from './load-post.ts';

/** Deletes a post and its comments: its author, or an administrator. */
export const deletePost = verb(
  { ...authorDuties('post:delete'), input: PostTarget, output: Ok },
  async (ctx, { id }) => {
    const remove = async (tx: Transaction) => {
      const { post } = await loadPost(tx, id);
      authorize(ctx, 'post:delete', post.authorId, 'FORBIDDEN');
      await tx.delete(posts).where(eq(posts.id, id));
      await recordAudit(ctx, tx, { action: 'post.deleted', target: { kind: 'post', id } });
    };
    // A post may have very many comments.
    await transactAsActor(ctx, remove, { isLong: true });
    return { ok: true };
  },
);
