import { users } from '@rolecall/db/tables/users';
import type { UserSort } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import type { UserPageQuery } from './user-page-query.ts';
import { orderBy } from './user-query.ts';

/** The search indexes whose rowids are places in the order of a list: see migration 0010. */
const INDEXES: Partial<Record<UserSort, { list: string; isNewestFirst?: true }>> = {
  createdAt: { list: 'created_at', isNewestFirst: true },
  email: { list: 'email' },
  name: { list: 'sort_name' },
};

/** A place is the beginning of a key, and seq in this many bits. */
const SEQ = sql.raw('1073741823');
const SEQ_BITS = sql.raw('30');
const BEYOND = sql.raw('(1 << 62)');

/** Whether the matches of a search can be read in the order of a list. */
export function hasPlaces(sort: UserSort): boolean {
  return INDEXES[sort] !== undefined;
}

/** So many others with the same beginning are worth sorting. */
const MOST_ALIKE = 2_000;

/**
 * The rowids of at least as many matches as are asked for (`reach`), none of which another match
 * comes before. Read in the order of their places, which is that of the list except among those
 * with the same beginning: with the last, the others of its beginning come along. None at all where
 * that takes too long: where more than `scanned` do not suffice, or more than `MOST_ALIKE` begin
 * alike.
 * @param condition the whole filter, and where to begin
 */
export function firstMatches(
  { sort, isAscending }: Pick<UserPageQuery, 'sort' | 'isAscending'>,
  condition: SQL | undefined,
  start: SQL | undefined,
): SQL {
  const { list, isNewestFirst = false } = INDEXES[sort] ?? {};
  const index = sql.identifier(`users_search_by_${list}`);
  const isForward = isAscending !== isNewestFirst;
  const matches = sql`${index} match ${sql.placeholder('trigrams')}`;
  const next = sql`(
    select place from user_places where list = ${list} and seq = (
      select seq from ${users} where ${start}
      order by ${sql.join(orderBy(sort, isAscending), sql`, `)} limit 1
    )
  )`;
  const last = isForward ? sql`(select max(place) from met)` : sql`(select min(place) from met)`;
  const since = isForward
    ? sql`rowid >= coalesce(${firstOf(next)}, ${BEYOND})`
    : sql`rowid <= coalesce(${lastOf(next)}, -1)`;
  const withLast = isForward
    ? sql`rowid > coalesce(${last}, ${BEYOND}) and rowid <= ${lastOf(last)}`
    : sql`rowid < coalesce(${last}, -1) and rowid >= ${firstOf(last)}`;
  const found = sql`
    select rowid as place from ${index} where ${matches} and ${start ? since : sql`true`}
    order by rowid ${isForward ? sql`asc` : sql`desc`} limit ${sql.placeholder('scanned')}`;
  return sql`
    with met as materialized (
      select place from (${found}) as found cross join ${users} on ${users.seq} = place & ${SEQ}
      where ${condition} limit ${sql.placeholder('reach')}
    ),
    alike as materialized (
      select rowid as place from ${index} where ${matches} and ${withLast} limit ${MOST_ALIKE + 1}
    ),
    known as materialized (
      select case
        when (select count(*) from alike) > ${MOST_ALIKE} then false
        when (select count(*) from met) = ${sql.placeholder('reach')} then true
        else (select count(*) from (${found})) < ${sql.placeholder('scanned')}
      end as is_enough
    )
    select place & ${SEQ} from met where (select is_enough from known)
    union all
    select place & ${SEQ} from alike where (select is_enough from known)`;
}

/** The least and the greatest place with the same beginning. */
const firstOf = (place: SQL) => sql`(${place} >> ${SEQ_BITS} << ${SEQ_BITS})`;
const lastOf = (place: SQL) => sql`(${place} | ${SEQ})`;
