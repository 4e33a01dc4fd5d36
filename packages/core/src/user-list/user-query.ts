import { users } from '@rolecall/db/tables/users';
import type { UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';
import type { ParsedFilter } from './parse-filter.ts';
import { SORT_KEYS } from './user-cursor.ts';
import { hasText, searchShape, searchValues, usersWith } from './user-search.ts';

/** The order of a list: by its keys, and by id among equals. */
export function orderBy(sort: UserSort, isAscending: boolean): SQL[] {
  const direction = isAscending ? sql`asc` : sql`desc`;
  const keys = [...SORT_KEYS[sort].map(({ expression }) => expression), users.id];
  return keys.map((key) => sql`${key} ${direction}`);
}

/** Tells apart the filters whose queries are not the same text. */
export function filterShape({ search, ...rest }: ParsedFilter): string {
  const asked = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return [...(search ? [searchShape(search)] : []), ...asked.sort()].join(' ');
}

/** What the queries of a filter are given. */
export function filterValues(filter: ParsedFilter) {
  const { search, role, status, verified, createdFrom, createdTo } = filter;
  return {
    role,
    status,
    verified: Number(verified),
    createdFrom: createdFrom && Date.parse(createdFrom),
    createdTo: createdTo && Date.parse(createdTo),
    ...(search && searchValues(search)),
  };
}

/** Each part of a filter that is the same for all it lets through: what one index can begin with. */
export function equalityFilters({ role, status, verified }: ParsedFilter): SQL[] {
  return [
    role && eq(users.role, sql.placeholder('role')),
    status && eq(users.status, sql.placeholder('status')),
    verified === undefined ? undefined : eq(users.emailVerified, sql.placeholder('verified')),
  ].filter((part) => part !== undefined);
}

/** When the account was made, if the filter asks. */
export function createdRange({ createdFrom, createdTo }: ParsedFilter): SQL | undefined {
  return and(
    createdFrom === undefined ? undefined : gte(users.createdAt, sql.placeholder('createdFrom')),
    createdTo === undefined ? undefined : lte(users.createdAt, sql.placeholder('createdTo')),
  );
}

/** What a filter asks apart from a text, of a row that is at hand. */
function plainFilter({ role, status, verified, createdFrom, createdTo }: ParsedFilter) {
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
export function isTextAlone(filter: ParsedFilter): boolean {
  return plainFilter(filter) === undefined;
}

/** The whole filter, asked of a row that is at hand: first what is soon told. */
export function rowFilter(filter: ParsedFilter): SQL | undefined {
  return and(plainFilter(filter), filter.search && hasText(filter.search));
}

/**
 * A filter in two: the rowids that an index finds at once, and what is then asked of each row.
 * Without statistics SQLite would not choose these indexes by itself.
 */
export function matchingRowids(filter: ParsedFilter): { rowids: SQL; rest: SQL | undefined } {
  const equalities = equalityFilters(filter);
  const range = createdRange(filter);
  if (filter.search) {
    const { rowids, rest } = usersWith(filter.search);
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
export function rowidsOfKind({ role, status, verified }: ParsedFilter): SQL {
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
