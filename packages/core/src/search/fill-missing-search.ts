import type { Database, Transaction } from '@rolecall/db/database';
import { postNumbers } from '@rolecall/db/search-indexes';
import { posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import { asc, eq, sql } from 'drizzle-orm';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { fillPostSearch } from './fill-post-search.ts';
import { fillUserSearch } from './fill-user-search.ts';

/** So many rows are filled in one transaction: others write in between. */
const AT_ONCE = { users: 1_000, posts: 25 };

type Fill = { fill: (tx: Transaction) => Promise<number>; atOnce: number };

const FILLS: Fill[] = [
  { fill: fillUsers, atOnce: AT_ONCE.users },
  { fill: fillPosts, atOnce: AT_ONCE.posts },
];

/**
 * Makes findable whoever and whatever is not yet: rows from before there were search texts, and those
 * that a program changed that knew nothing of them. Each batch is chosen and filled in one write
 * transaction, so that several nodes share the work, and one that is stopped has lost nothing.
 * @param draining once aborted, it leaves the rest to its next turn
 */
export async function fillMissingSearch(db: Database, draining?: AbortSignal): Promise<void> {
  for (const { fill, atOnce } of FILLS) {
    for (let filled = atOnce; filled === atOnce && !draining?.aborted; ) {
      await yieldToEventLoop();
      filled = await db.transaction(fill, { isLong: true });
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
    // Written out, so that the index of what is missing fits.
    .where(sql`${users.searchText} = ''`)
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
    .where(sql`${postNumbers.searchText} = ''`)
    .orderBy(asc(postNumbers.seq))
    .limit(AT_ONCE.posts);
  for (const row of rows) await fillPostSearch(tx, row);
  return rows.length;
}
