import type { Reader } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { postNumbers } from '@rolecall/db/search-indexes';
import { users } from '@rolecall/db/tables/users';
import { sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';

/** Written out, so that the indexes of what is missing fit. */
export const USER_IS_MISSING = sql`${users.searchText} = ''`;
export const POST_IS_MISSING = sql`${postNumbers.searchText} = ''`;

const ONE_MISSING = {
  users: prepare((orm) =>
    orm.select({ seq: users.seq }).from(users).where(USER_IS_MISSING).limit(1),
  ),
  posts: prepare((orm) =>
    orm.select({ seq: postNumbers.seq }).from(postNumbers).where(POST_IS_MISSING).limit(1),
  ),
};

const RETRY_SECONDS = 30;

/** Whether all have their search text: after an upgrade, it takes a while until they do. */
export async function isSearchComplete(
  db: Pick<Reader, 'rows'>,
  what: keyof typeof ONE_MISSING,
): Promise<boolean> {
  return (await db.rows(ONE_MISSING[what], {})).length === 0;
}

/**
 * Refuses what would pass for all matches while some cannot be found yet.
 * @throws DomainError UNAVAILABLE
 */
export async function assertSearchComplete(db: Pick<Reader, 'rows'>): Promise<void> {
  if (await isSearchComplete(db, 'users')) return;
  throw new DomainError('UNAVAILABLE', {
    message: 'Search is being prepared after an upgrade. Try again in a few minutes.',
    retryAfterSeconds: RETRY_SECONDS,
  });
}

/** How many have no search text yet. */
export async function countMissingSearch(db: Reader): Promise<{ users: number; posts: number }> {
  const [missingUsers, missingPosts] = await Promise.all([
    db.$count(users, USER_IS_MISSING),
    db.$count(postNumbers, POST_IS_MISSING),
  ]);
  return { users: missingUsers, posts: missingPosts };
}
