import type { Transaction } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { Post, UpdatePostInput } from '@rolecall/schemas/post';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { authorize } from '../policy.ts';
import { fillPostSearch } from '../search/fill-post-search.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { authorDuties } from './author.ts';
import { loadPost } from './load-post.ts';
import { mapTitleTaken } from './map-title-taken.ts';
import { toPost } from './to-post.ts';

/** Changes a post: its author, or an administrator. */
export const updatePost = verb(
  {
    ...authorDuties('post:update'),
    input: UpdatePostInput,
    output: Post,
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'TITLE_TAKEN'],
  },
  async (ctx, { id, ifMatch: _, ...changes }) => {
    const update = async (tx: Transaction) => {
      const { post } = await loadPost(tx, id);
      authorize(ctx, 'post:update', post.authorId, 'FORBIDDEN');
      await tx
        .update(posts)
        .set({ ...changes, updatedAt: ctx.now() })
        .where(eq(posts.id, id))
        .returning({ id: posts.id })
        .catch(mapTitleTaken);
      await fillPostSearch(tx, { ...post, ...changes });
      await recordAudit(ctx, tx, { action: 'post.updated', target: { kind: 'post', id } });
      return toPost(await loadPost(tx, id));
    };
    // The search index takes its time over a long text.
    return transactAsActor(ctx, update, { isLong: true });
  },
);
