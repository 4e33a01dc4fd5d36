import { users } from '@rolecall/db/tables/users';
import type { UserSort } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import type { UserPageQuery } from './find-users.ts';
import { orderBy } from './user-query.ts';

/** The search indexes whose rowids are places in the order of a list: see migration 0008. */
const INDEXES: Partial<Record<UserSort, { list: string; isNewestFirst?: true }>> = {
  createdAt: { list: 'created_at', isNewestFirst: true },
  email: { list: 'email' },
  name: { list: 'full_name' },
};

/** A place is the beginning of a key, and seq in this many bits. */
const SEQ = sql.raw('1073741823');
const SEQ_BITS = sql.raw('30');
const BEYOND = sql.raw('(1 << 62)');

/** Whether the matches of a search can be read in the order of a list. */
export function hasPlaces(sort: UserSort): boolean {
  return INDEXES[sort] !== undefined;
}

/**
 * The rowids of at least as many matches as are asked for (`reach`), none of which another match
 * comes before. Read in the order of their places, which is that of the list except among those
 * with the same beginning: with the last, the others of its beginning come along.
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
    ? sql`found.rowid >= coalesce(${firstOf(next)}, ${BEYOND})`
    : sql`found.rowid <= coalesce(${lastOf(next)}, -1)`;
  const withLast = isForward
    ? sql`rowid > coalesce(${last}, ${BEYOND}) and rowid <= ${lastOf(last)}`
    : sql`rowid < coalesce(${last}, -1) and rowid >= ${firstOf(last)}`;
  return sql`
    with met as materialized (
      select found.rowid as place
      from ${index} as found cross join ${users} on ${users.seq} = found.rowid & ${SEQ}
      where found.${matches} and ${start ? since : sql`true`} and ${condition}
      order by found.rowid ${isForward ? sql`asc` : sql`desc`}
      limit ${sql.placeholder('reach')}
    )
    select place & ${SEQ} from met
    union all
    select rowid & ${SEQ} from ${index} where ${matches} and ${withLast}`;
}

/** The least and the greatest place with the same beginning. */
const firstOf = (place: SQL) => sql`(${place} >> ${SEQ_BITS} << ${SEQ_BITS})`;
const lastOf = (place: SQL) => sql`(${place} | ${SEQ})`;
