import type { Reader } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { or, type SQL, sql } from 'drizzle-orm';
import { containing } from '../paging/containing.ts';

/** Shorter texts are looked for in titles only: no index knows them, and contents are long. */
const INDEXED_LENGTH = 3;
/** Of more matches than these the newest are soon met on the way through all posts. */
const MANY = 1_000;

/** Which posts have a text in their title or content. */
export async function searchPosts(db: Reader, q: string): Promise<SQL | undefined> {
  if ([...q].length < INDEXED_LENGTH) return containing(posts.title, q);
  // No index can be asked for a NUL, and no post has one.
  const phrase = `"${q.replaceAll('"', '""').replaceAll('\0', ' ')}"`;
  const matches = sql`select rowid as seq from posts_search where posts_search match ${phrase}`;
  const [counted] = await db
    .select({ count: sql<number>`count(*)` })
    .from(sql`(${matches} limit ${MANY + 1})`);
  if ((counted?.count ?? 0) > MANY) {
    return or(containing(posts.title, q), containing(posts.content, q));
  }
  return sql`${posts.id} in (
    select post_id from post_numbers where seq in (${matches})
  )`;
}
