import type { Reader } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { or, type SQL, sql } from 'drizzle-orm';
import { containing } from '../paging/containing.ts';
import { isLongEnough, isNowhere, phraseOf } from '../paging/full-text.ts';

/** Of more matches than these the newest are soon met on the way through all posts. */
const MANY = 1_000;

/** The posts with a text in their title or content, as a condition. */
export async function postsWith(db: Reader, q: string): Promise<SQL | undefined> {
  if (isNowhere(q, 'text')) return sql`false`;
  // In titles only: no index knows so little, and contents are long.
  if (!isLongEnough(q)) return containing(posts.title, q);
  const matches = sql`select rowid as seq from posts_search where posts_search match ${phraseOf(q)}`;
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
