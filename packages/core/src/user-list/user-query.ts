import { users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';
import { SORT_EXPRESSIONS } from './user-cursor.ts';
import { hasText, searchShape, searchValues, usersWith } from './user-search.ts';

/** The order of a list: by its key, and by id among equals. */
export function orderBy(sort: UserSort, isAscending: boolean): SQL[] {
  const direction = isAscending ? sql`asc` : sql`desc`;
  return [sql`${SORT_EXPRESSIONS[sort]} ${direction}`, sql`${users.id} ${direction}`];
}

/** Tells apart the filters whose queries are not the same text. */
export function filterShape({ q, ...rest }: UserFilter): string {
  const asked = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return [...(q ? [searchShape(q)] : []), ...asked.sort()].join(' ');
}

/** What the queries of a filter are given. */
export function filterValues(filter: UserFilter) {
  const { q, role, status, verified, createdFrom, createdTo } = filter;
  return {
    role,
    status,
    verified: Number(verified),
    createdFrom: createdFrom && Date.parse(createdFrom),
    createdTo: createdTo && Date.parse(createdTo),
    ...(q && searchValues(q)),
  };
}

/** Each part of a filter that is the same for all it lets through: what one index can begin with. */
export function equalityFilters({ role, status, verified }: UserFilter): SQL[] {
  return [
    role && eq(users.role, sql.placeholder('role')),
    status && eq(users.status, sql.placeholder('status')),
    verified === undefined ? undefined : eq(users.emailVerified, sql.placeholder('verified')),
  ].filter((part) => part !== undefined);
}

/** When the account was made, if the filter asks. */
export function createdRange({ createdFrom, createdTo }: UserFilter): SQL | undefined {
  return and(
    createdFrom === undefined ? undefined : gte(users.createdAt, sql.placeholder('createdFrom')),
    createdTo === undefined ? undefined : lte(users.createdAt, sql.placeholder('createdTo')),
  );
}

/** What a filter asks apart from a text, of a row that is at hand. */
function plainFilter({ role, status, verified, createdFrom, createdTo }: UserFilter) {
  const createdAt = unindexed(users.createdAt);
  return and(
    role && eq(unindexed(users.role), sql.placeholder('role')),
    status && eq(unindexed(users.status), sql.placeholder('status')),
    verified === undefined
      ? undefined
      : eq(unindexed(users.emailVerified), sql.placeholder('verified')),
    createdFrom === undefined ? undefined : gte(createdAt, sql.placeholder('createdFrom')),
    createdTo === undefined ? undefined : lte(createdAt, sql.placeholder('createdTo')),
  );
}

/** Whether a filter asks for nothing but a text. */
export function isTextAlone(filter: UserFilter): boolean {
  return plainFilter(filter) === undefined;
}

/** The whole filter, asked of a row that is at hand: first what is soon told. */
export function rowFilter(filter: UserFilter): SQL | undefined {
  return and(plainFilter(filter), filter.q ? hasText(filter.q) : undefined);
}

/**
 * A filter in two: the rowids that an index finds at once, and what is then asked of each row.
 * Without statistics SQLite would not choose these indexes by itself.
 */
export function matchingRowids(filter: UserFilter): { rowids: SQL; rest: SQL | undefined } {
  const equalities = equalityFilters(filter);
  const range = createdRange(filter);
  if (filter.q) {
    const { rowids, rest } = usersWith(filter.q);
    return { rowids, rest: and(plainFilter(filter), rest) };
  }
  if (range) {
    const [first, second] = equalities;
    const rowids = sql`select seq from users where ${and(first, range)}`;
    return { rowids, rest: second && plainFilter(filter) };
  }
  return { rowids: rowidsOfKind(filter), rest: undefined };
}

/** The rowids of all with the role, status and verification of a filter. */
export function rowidsOfKind({ role, status, verified }: UserFilter): SQL {
  const kind = and(
    inArray(users.role, role ? [sql.placeholder('role')] : [...Role.options]),
    inArray(users.status, status ? [sql.placeholder('status')] : [...UserStatus.options]),
    inArray(
      users.emailVerified,
      verified === undefined ? [true, false] : [sql.placeholder('verified')],
    ),
  );
  return sql`select seq from users indexed by users_kind where ${kind}`;
}
