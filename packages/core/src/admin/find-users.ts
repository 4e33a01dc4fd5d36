import type { Reader } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { and, type SQL, sql } from 'drizzle-orm';
import { type KeysetPosition, keysetAfter } from '../paging/keyset.ts';
import type { Total } from './count-users.ts';
import { SORT_EXPRESSIONS } from './user-cursor.ts';
import { createdRange, equalityFilters, matchingRowids, orderBy, rowFilter } from './user-query.ts';

/** Up to so many matches are sorted sooner than found by a scan of the list. */
const SORTED_AT_ONCE = 2_000;
/** How far a scan goes, in rows for each row it is to find, and at least. */
const SCAN = { forEach: 50, least: 5_000 };

export type UserPageQuery = {
  filter: UserFilter;
  sort: UserSort;
  isAscending: boolean;
  /** Where the row stands after which to begin. */
  after?: KeysetPosition | undefined;
  offset?: number;
  limit: number;
};

/**
 * The next rows of a list, found in a time that does not grow with the number of users. An index
 * often has the order already. Else few matches are collected and sorted; of many, the first are
 * soon met on a scan of the list in its order, and where they are not, all matches lie far off.
 */
export async function findUsers(
  db: Reader,
  query: UserPageQuery,
  matches: Total,
): Promise<UserRow[]> {
  if (query.limit <= 0 || (matches.isExact && matches.total === 0)) return [];
  if (hasOrderedIndex(query)) return sorted(db, query, rowFilter(query.filter));
  if (matches.isExact && matches.total <= SORTED_AT_ONCE) return sortMatches(db, query);
  const found = await indexScan(db, query);
  return found.length === query.limit ? found : sortMatches(db, query);
}

/** Whether an index holds what the filter lets through in the order of the list. */
function hasOrderedIndex({ filter, sort }: UserPageQuery): boolean {
  const hasRange = createdRange(filter) !== undefined;
  if (filter.q || (hasRange && sort !== 'createdAt')) return false;
  return equalityFilters(filter).length <= 1;
}

function sortMatches(db: Reader, query: UserPageQuery): Promise<UserRow[]> {
  const { rowids, rest } = matchingRowids(query.filter);
  return sorted(db, query, and(sql`${users.seq} in (${rowids})`, rest));
}

function sorted(db: Reader, query: UserPageQuery, condition: SQL | undefined): Promise<UserRow[]> {
  const { sort, isAscending, limit, offset = 0 } = query;
  return db
    .select()
    .from(users)
    .where(and(condition, startOf(query)))
    .orderBy(...orderBy(sort, isAscending))
    .limit(limit)
    .offset(offset);
}

function indexScan(db: Reader, query: UserPageQuery): Promise<UserRow[]> {
  const { filter, sort, isAscending, limit, offset = 0 } = query;
  const [equality] = equalityFilters(filter);
  // Named as the table, so that the same conditions fit.
  const scanned = db
    .select()
    .from(users)
    .where(and(equality, startOf(query)))
    .orderBy(...orderBy(sort, isAscending))
    .limit(Math.max(SCAN.least, (limit + offset) * SCAN.forEach))
    .as('users');
  // Not sorted again: SQLite would scan to the end first, and it hands the rows on as they come.
  return db.select().from(scanned).where(rowFilter(filter)).limit(limit).offset(offset);
}

function startOf({ sort, after, isAscending }: UserPageQuery): SQL | undefined {
  return after && keysetAfter({ key: SORT_EXPRESSIONS[sort], id: users.id }, after, isAscending);
}
