import { users } from '@rolecall/db/tables/users';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Total } from '../memory/memory.ts';
import { keysetAfter } from '../paging/keyset.ts';
import { preparedQueries } from '../paging/prepared-queries.ts';
import { countKind, type ReadContext } from './count-users.ts';
import { LISTED_COLUMNS, type ListedUser, SORT_KEYS } from './user-cursor.ts';
import type { UserPageQuery } from './user-page-query.ts';
import { firstMatches, hasPlaces } from './user-places.ts';
import {
  createdRange,
  equalityFilters,
  filterShape,
  filterValues,
  matchingRowids,
  orderBy,
  rowFilter,
  rowidsOfKind,
} from './user-query.ts';
import { hasTrigrams } from './user-search.ts';

/** Up to so many matches are sorted sooner than found by a scan of the list. */
const SORTED_AT_ONCE = 2_000;
/** Up to so many of a kind are collected where all else fails. */
const COLLECTED_AT_MOST = 20_000;
/** So many rows in their order are read as soon as they are asked for elsewhere. */
const FEW_ROWS = 25;
/** How far a scan goes, in rows for each row it is to find, and at least. */
const SCAN = { forEach: 50, least: 5_000 };

/** The ways to the rows of a page: what to ask of a user so that only those few are read. */
const WAYS = {
  ordered: ({ filter }: UserPageQuery) => and(...equalityFilters(filter), createdRange(filter)),
  sort: ({ filter }: UserPageQuery) => {
    const { rowids, rest } = matchingRowids(filter);
    return and(sql`${users.seq} in (${rowids})`, rest);
  },
  kind: ({ filter }: UserPageQuery) =>
    and(sql`${users.seq} in (${rowidsOfKind(filter)})`, rowFilter(filter)),
  places: (query: UserPageQuery) => {
    const matches = firstMatches(
      query,
      and(startOf(query), rowFilter(query.filter)),
      startOf(query),
    );
    return and(sql`${users.seq} in (${matches})`, rowFilter(query.filter));
  },
};

/**
 * The next rows of a list, found in a time that does not grow with the number of users. An index
 * often has the order already, or a search index has the first matches first. Else few matches are
 * collected and sorted; of many, the first are soon met on a scan of the list in its order, and
 * where they are not, all matches lie far off.
 * @param counting how many match, which is waited for only where it decides on the way
 */
export async function findUsers(
  ctx: ReadContext,
  query: UserPageQuery,
  counting: Promise<Total>,
): Promise<ListedUser[]> {
  const { filter, sort, limit } = query;
  if (limit <= 0) return [];
  if (hasOrderedIndex(query)) return findInOrder(ctx, query);
  const isOfKind = equalityFilters(filter).length > 0;
  const kind = isOfKind ? (await countKind(ctx, filter)).total : Number.POSITIVE_INFINITY;
  if (kind <= SORTED_AT_ONCE) return find(ctx, query, 'kind');
  const isSearch = filter.search !== undefined && hasTrigrams(filter.search);
  const first = isSearch && hasPlaces(sort) ? await find(ctx, query, 'places') : [];
  if (first.length === limit) return first;
  const { total, isExact } = await counting;
  if (isExact && total === 0) return [];
  if (isExact && total <= SORTED_AT_ONCE) return find(ctx, query, 'sort');
  const scanned = await scan(ctx, query);
  if (scanned.length === limit) return scanned;
  return find(ctx, query, kind <= COLLECTED_AT_MOST ? 'kind' : 'sort');
}

/** Whether an index holds what the filter lets through in the order of the list. */
function hasOrderedIndex(query: UserPageQuery): boolean {
  const { filter, sort } = query;
  const hasRange = createdRange(filter) !== undefined;
  if (filter.search || (hasRange && sort !== 'createdAt')) return false;
  return equalityFilters(filter).length <= leadingFilters(query).length;
}

/** The part of a filter that an index has before the order of the list, if any. */
function leadingFilters({ filter, sort }: UserPageQuery): SQL[] {
  const { role, status } = filter;
  if (sort === 'role') return equalityFilters({ search: undefined, role });
  if (sort === 'status') return equalityFilters({ search: undefined, status });
  return equalityFilters(filter).slice(0, 1);
}

const prepared = preparedQueries<ListedUser>();

/** A page near the beginning is a few rows in a row: read at once, it takes less than another thread. */
function findInOrder(ctx: ReadContext, query: UserPageQuery) {
  const { limit, offset = 0 } = query;
  const read = limit + offset <= FEW_ROWS ? ctx.db.lookup : ctx.read;
  return find({ ...ctx, read }, query, 'ordered');
}

function find({ read }: ReadContext, query: UserPageQuery, way: keyof typeof WAYS) {
  const { sort, isAscending } = query;
  const statement = prepared(shapeOf(query, way), (orm) =>
    orm
      .select(LISTED_COLUMNS)
      .from(users)
      .where(and(WAYS[way](query), startOf(query)))
      .orderBy(...orderBy(sort, isAscending))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset')),
  );
  return read.rows(statement, valuesOf(query));
}

function scan({ read }: ReadContext, query: UserPageQuery) {
  const { filter, sort, isAscending } = query;
  const statement = prepared(shapeOf(query, 'scan'), (orm) => {
    // Named as the table, so that the same conditions fit.
    const scanned = orm
      .select({ ...LISTED_COLUMNS, searchText: users.searchText })
      .from(users)
      .where(and(...leadingFilters(query), startOf(query)))
      .orderBy(...orderBy(sort, isAscending))
      .limit(sql.placeholder('scanned'))
      .as('users');
    // Not sorted again: SQLite would scan to the end first, and it hands the rows on as they come.
    return orm
      .select()
      .from(scanned)
      .where(rowFilter(filter))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset'));
  });
  return read.rows(statement, valuesOf(query));
}

function startOf({ sort, after, isAscending, filter }: UserPageQuery): SQL | undefined {
  if (after === undefined) return undefined;
  const expressions = SORT_KEYS[sort].map(({ expression }) => expression);
  const values = after.keys.map((_, index) => sql`${sql.placeholder(`afterKey${index}`)}`);
  // What the filter holds fast is left out: with it, SQLite would read the list from its beginning.
  const isHeld = (sort === 'role' || sort === 'status') && filter[sort] !== undefined;
  const first = isHeld ? 1 : 0;
  return keysetAfter(
    { key: sql.join(expressions.slice(first), sql`, `), id: users.id },
    { key: sql.join(values.slice(first), sql`, `), id: sql.placeholder('afterId') },
    isAscending,
  );
}

function shapeOf({ filter, sort, isAscending, after }: UserPageQuery, way: string): string {
  return [way, sort, isAscending, after !== undefined, filterShape(filter)].join(' ');
}

function valuesOf({ filter, after, limit, offset = 0 }: UserPageQuery) {
  const reach = limit + offset;
  return {
    ...filterValues(filter),
    ...{ limit, offset, reach, scanned: Math.max(SCAN.least, reach * SCAN.forEach) },
    ...Object.fromEntries((after?.keys ?? []).map((key, index) => [`afterKey${index}`, key])),
    afterId: after?.id,
  };
}
