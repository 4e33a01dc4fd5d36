import type { Reader } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Total } from './count-users.ts';
import { accepts, beyond, kindsOf, narrow, orderBy, spanOf } from './user-query.ts';

/** Up to so many matches are sorted sooner than found on a walk through the list. */
const SORTED_AT_ONCE = 2_000;
/** How far a walk goes, in rows for each row it is to find, and at least. */
const WALK = { forEach: 50, least: 5_000 };

export type Wanted = {
  filter: UserFilter;
  sort: UserSort;
  isAscending: boolean;
  /** The row after which to begin. */
  place?: Pick<Parameters<typeof beyond>[0], 'value' | 'id'> | undefined;
  offset?: number;
  limit: number;
};

/**
 * The next rows of a list, found in a time that does not grow with the number of users. An index
 * often has the order already. Else few matches are collected and sorted; of many, the first are
 * soon met on a walk through the list in its order, and where they are not, all matches lie far off.
 */
export async function findUsers(db: Reader, wanted: Wanted, matches: Total): Promise<UserRow[]> {
  if (wanted.limit <= 0 || (matches.isExact && matches.total === 0)) return [];
  if (isOrdered(wanted)) return inOrder(db, wanted);
  if (matches.isExact && matches.total <= SORTED_AT_ONCE) return collect(db, wanted);
  const met = await walk(db, wanted);
  return met.length === wanted.limit ? met : collect(db, wanted);
}

/** Whether an index holds what the filter lets through in the order of the list. */
function isOrdered({ filter, sort }: Wanted): boolean {
  const hasSpan = spanOf(filter) !== undefined;
  if (filter.q || (hasSpan && sort !== 'createdAt')) return false;
  return kindsOf(filter).length <= 1;
}

function inOrder(db: Reader, wanted: Wanted): Promise<UserRow[]> {
  return sorted(db, wanted, accepts(wanted.filter));
}

function collect(db: Reader, wanted: Wanted): Promise<UserRow[]> {
  const { seqs, rest } = narrow(wanted.filter);
  return sorted(db, wanted, and(sql`${users.seq} in (${seqs})`, rest));
}

function sorted(db: Reader, wanted: Wanted, condition: SQL | undefined): Promise<UserRow[]> {
  const { sort, isAscending, limit, offset = 0 } = wanted;
  return db
    .select()
    .from(users)
    .where(and(condition, startOf(wanted)))
    .orderBy(...orderBy(sort, isAscending))
    .limit(limit)
    .offset(offset);
}

function walk(db: Reader, wanted: Wanted): Promise<UserRow[]> {
  const { filter, sort, isAscending, limit, offset = 0 } = wanted;
  const [kind] = kindsOf(filter);
  // Named as the table, so that the same conditions fit.
  const way = db
    .select()
    .from(users)
    .where(and(kind, startOf(wanted)))
    .orderBy(...orderBy(sort, isAscending))
    .limit(Math.max(WALK.least, (limit + offset) * WALK.forEach))
    .as('users');
  // Not sorted again: SQLite would go all the way first, and it hands the rows on as they come.
  return db.select().from(way).where(accepts(filter)).limit(limit).offset(offset);
}

function startOf({ sort, place, isAscending }: Wanted): SQL | undefined {
  return place && beyond({ sort, ...place }, isAscending);
}
