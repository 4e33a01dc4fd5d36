import type { Reader } from '@rolecall/db/database';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { users } from '@rolecall/db/tables/users';
import type { UserFilter } from '@rolecall/schemas/admin-users';
import { and, eq, sql } from 'drizzle-orm';
import { matchingRowids } from './user-query.ts';

/** How many matches are counted where an index alone tells, and where each row has to be read. */
const COUNTED = { inIndex: 5_000, inRows: 500 };

/** Where it is not exact, there are more. */
export type Total = { total: number; isExact: boolean };

/**
 * How many users match. By role, status and confirmation it is added up from what triggers keep; a
 * search or a span of time is counted up to a bound, so that the answer takes no longer with a
 * million users than with few.
 */
export async function countUsers(db: Reader, filter: UserFilter): Promise<Total> {
  const { q, createdFrom, createdTo } = filter;
  if (!q && createdFrom === undefined && createdTo === undefined) return addUp(db, filter);
  const { rowids, rest } = matchingRowids(filter);
  const bound = rest === undefined ? COUNTED.inIndex : COUNTED.inRows;
  const found = sql`(${rowids} limit ${bound + 1}) as found`;
  const [row] = await (rest === undefined
    ? db.select({ seen: sql<number>`count(*)`, total: sql<number>`count(*)` }).from(found)
    : db
        .select({ seen: sql<number>`count(*)`, total: sql<number>`coalesce(sum(${rest}), 0)` })
        .from(sql`${found} cross join ${users} on ${users.seq} = found.seq`));
  const { seen = 0, total = 0 } = row ?? {};
  return { total: Math.min(total, bound), isExact: seen <= bound };
}

async function addUp(db: Reader, { role, status, verified }: UserFilter): Promise<Total> {
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
