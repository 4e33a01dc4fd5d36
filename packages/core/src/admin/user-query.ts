import { users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { SORT_EXPRESSIONS } from './user-cursor.ts';
import { hasText, usersWith } from './user-search.ts';

/** The order of a list: by its key, and by id among equals. */
export function orderBy(sort: UserSort, isAscending: boolean): SQL[] {
  const direction = isAscending ? sql`asc` : sql`desc`;
  return [sql`${SORT_EXPRESSIONS[sort]} ${direction}`, sql`${users.id} ${direction}`];
}

/** Each part of a filter that is the same for all it lets through: what one index can begin with. */
export function equalityFilters({ role, status, verified }: UserFilter): SQL[] {
  return [
    role && eq(users.role, role),
    status && eq(users.status, status),
    verified === undefined ? undefined : eq(users.emailVerified, verified),
  ].filter((part) => part !== undefined);
}

/** When the account was made, if the filter asks. */
export function createdRange({ createdFrom, createdTo }: UserFilter): SQL | undefined {
  return and(
    createdFrom === undefined ? undefined : gte(users.createdAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lte(users.createdAt, new Date(createdTo)),
  );
}

/** The whole filter, asked of a row that is at hand. */
export function rowFilter(filter: UserFilter): SQL | undefined {
  const { q } = filter;
  return and(q ? hasText(q) : undefined, ...equalityFilters(filter), createdRange(filter));
}

/**
 * A filter in two: the rowids that an index finds at once, and what is then asked of each row.
 * Without statistics SQLite would not choose these indexes by itself.
 */
export function matchingRowids(filter: UserFilter): { rowids: SQL; rest: SQL | undefined } {
  const equalities = equalityFilters(filter);
  const range = createdRange(filter);
  if (filter.q) return { rowids: usersWith(filter.q), rest: and(...equalities, range) };
  if (range) {
    const [first, ...rest] = equalities;
    return { rowids: sql`select seq from users where ${and(first, range)}`, rest: and(...rest) };
  }
  const { role, status, verified } = filter;
  const kind = and(
    inArray(users.role, role ? [role] : [...Role.options]),
    inArray(users.status, status ? [status] : [...UserStatus.options]),
    inArray(users.emailVerified, verified === undefined ? [true, false] : [verified]),
  );
  return {
    rowids: sql`select seq from users indexed by users_kind where ${kind}`,
    rest: undefined,
  };
}
