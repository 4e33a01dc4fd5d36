import { setTimeout as rest } from 'node:timers/promises';
import type { Database, Transaction } from '@rolecall/db/database';
import { postNumbers } from '@rolecall/db/search-indexes';
import { posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import { asc, eq } from 'drizzle-orm';
import { fillPostSearch } from './fill-post-search.ts';
import { fillUserSearch } from './fill-user-search.ts';
import { BATCHES_BETWEEN_MERGES, mergeSearch } from './merge-search.ts';
import { POST_IS_MISSING, USER_IS_MISSING } from './search-completeness.ts';

/** So many rows are filled in one transaction, and so long others write in between. */
const AT_ONCE = { users: 250, posts: 25 };
const REST_MS = 5;

const FILLS = { users: fillUsers, posts: fillPosts };

/** Of what a batch was filled, and how many. */
export type FilledBatch = { what: keyof typeof FILLS; rows: number };

/**
 * Makes findable whoever and whatever is not yet: rows from before there were search texts, and those
 * that a program changed that knew nothing of them. Each batch is chosen and filled in one write
 * transaction, so that several nodes share the work, and one that is stopped has lost nothing.
 * @param draining once aborted, it leaves the rest to its next turn
 * @param onBatch told of each batch
 */
export async function fillMissingSearch(
  db: Database,
  draining?: AbortSignal,
  onBatch?: (batch: FilledBatch) => void,
): Promise<void> {
  for (const what of ['users', 'posts'] as const) {
    let rows = AT_ONCE[what];
    for (let batch = 1; rows === AT_ONCE[what] && !draining?.aborted; batch++) {
      rows = await db.transaction(FILLS[what], { isLong: true });
      if (batch % BATCHES_BETWEEN_MERGES === 0) await mergeSearch(db, draining);
      if (rows > 0) onBatch?.({ what, rows });
      await rest(REST_MS);
    }
  }
}

async function fillUsers(tx: Transaction): Promise<number> {
  const rows = await tx
    .select({
      seq: users.seq,
      firstName: users.firstName,
      lastName: users.lastName,
      username: users.username,
      email: users.email,
    })
    .from(users)
    .where(USER_IS_MISSING)
    .orderBy(asc(users.seq))
    .limit(AT_ONCE.users);
  if (rows.length > 0) await fillUserSearch(tx, rows);
  return rows.length;
}

async function fillPosts(tx: Transaction): Promise<number> {
  const rows = await tx
    .select({ id: posts.id, title: posts.title, content: posts.content })
    .from(postNumbers)
    .innerJoin(posts, eq(posts.id, postNumbers.postId))
    .where(POST_IS_MISSING)
    .orderBy(asc(postNumbers.seq))
    .limit(AT_ONCE.posts);
  for (const row of rows) await fillPostSearch(tx, row);
  return rows.length;
}
