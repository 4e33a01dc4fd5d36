import type { Reader } from '@rolecall/db/database';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { users } from '@rolecall/db/tables/users';
import type { UserFilter } from '@rolecall/schemas/admin-users';
import { and, eq, sql } from 'drizzle-orm';
import { filterOf, searchPhrase } from './user-query.ts';

/** Beyond this many matches of a search or a span of time, the total says "at least". */
const COUNTED = 10_000;

export type Total = { total: number; isExact: boolean };

/**
 * How many users match. By role, status and confirmation it is added up from what triggers keep; a
 * search or a span of time is counted up to ten thousand, so that the answer takes no longer with
 * a million users than with few.
 */
export async function countUsers(db: Reader, filter: UserFilter): Promise<Total> {
  const { q, createdFrom, createdTo, role, status, verified } = filter;
  if (!q && createdFrom === undefined && createdTo === undefined) {
    const [row] = await db
      .select({ total: sql<number>`coalesce(sum(${userCounts.count}), 0)` })
      .from(userCounts)
      .where(
        and(
          role && eq(userCounts.role, role),
          status && eq(userCounts.status, status),
          verified === undefined ? undefined : eq(userCounts.emailVerified, verified),
        ),
      );
    return { total: row?.total ?? 0, isExact: true };
  }
  const found = await countUpTo(db, filter, COUNTED + 1);
  return { total: Math.min(found, COUNTED), isExact: found <= COUNTED };
}

/** Counts matches and stops at `limit`: through the search index where there is a text to find. */
async function countUpTo(db: Reader, filter: UserFilter, limit: number): Promise<number> {
  const phrase = filter.q === undefined ? undefined : searchPhrase(filter.q);
  const found =
    phrase === undefined
      ? db
          .select({ one: sql`1`.as('one') })
          .from(users)
          .where(filterOf(filter))
      : db
          .select({ one: sql`1`.as('one') })
          .from(sql`users_search cross join users on ${users.seq} = users_search.rowid`)
          .where(and(sql`users_search match ${phrase}`, filterOf({ ...filter, q: undefined })));
  const [row] = await db
    .select({ total: sql<number>`count(*)` })
    .from(found.limit(limit).as('found'));
  return row?.total ?? 0;
}
