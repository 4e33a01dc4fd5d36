import type { Reader } from '@rolecall/db/database';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { users } from '@rolecall/db/tables/users';
import type { UserFilter } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import { preparedQueries } from '../paging/prepared-queries.ts';
import { filterShape, filterValues, matchingRowids } from './user-query.ts';

/** How many matches are counted where an index alone tells, and where each row has to be read. */
const COUNTED = { inIndex: 5_000, inRows: 500 };

/** Where it is not exact, there are more. */
export type Total = { total: number; isExact: boolean };

/**
 * How many users match. By role, status and verification it is added up from what triggers keep; a
 * search or a span of time is counted up to a bound, so that the answer takes no longer with a
 * million users than with few.
 */
export async function countUsers(db: Reader, filter: UserFilter): Promise<Total> {
  const { q, createdFrom, createdTo } = filter;
  if (!q && createdFrom === undefined && createdTo === undefined) return addUp(db, filter);
  const { rowids, rest } = matchingRowids(filter);
  const bound = rest === undefined ? COUNTED.inIndex : COUNTED.inRows;
  const query = counts(db, filterShape(filter), () => countQuery(db, rowids, rest));
  const [row] = await query.all({ ...filterValues(filter), bound: bound + 1 });
  const { seen = 0, total = 0 } = row ?? {};
  return { total: Math.min(total, bound), isExact: seen <= bound };
}

const counts = preparedQueries<{ seen: number; total: number }>();

function countQuery(db: Reader, rowids: SQL, rest: SQL | undefined) {
  const found = sql`(${rowids} limit ${sql.placeholder('bound')}) as found`;
  return db
    .select({ seen: sql<number>`count(*)`, total: sql<number>`coalesce(sum(${rest ?? 1}), 0)` })
    .from(rest ? sql`${found} cross join ${users} on ${users.seq} = found.seq` : found);
}

const kinds = preparedQueries<typeof userCounts.$inferSelect>();

/** All kinds are read, of which there are a few: the query is always the same. */
async function addUp(db: Reader, { role, status, verified }: UserFilter): Promise<Total> {
  const all = await kinds(db, '', () => db.select().from(userCounts)).all({});
  const total = all
    .filter(
      (kind) =>
        (role ?? kind.role) === kind.role &&
        (status ?? kind.status) === kind.status &&
        (verified ?? kind.emailVerified) === kind.emailVerified,
    )
    .reduce((sum, { count }) => sum + count, 0);
  return { total, isExact: true };
}
