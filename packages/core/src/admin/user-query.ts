import { users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type Cursor, SORT_EXPRESSIONS } from './user-cursor.ts';
import { hasText, usersWith } from './user-search.ts';

/** The rows that come after a place in the list. */
export function beyond(
  { sort, value, id }: Pick<Cursor, 'sort' | 'value' | 'id'>,
  isAscending: boolean,
): SQL {
  const comparison = isAscending ? sql`>` : sql`<`;
  return sql`(${SORT_EXPRESSIONS[sort]}, ${users.id}) ${comparison} (${value}, ${id})`;
}

/** The order of a list: by its key, and by id among equals. */
export function orderBy(sort: UserSort, isAscending: boolean): SQL[] {
  const direction = isAscending ? sql`asc` : sql`desc`;
  return [sql`${SORT_EXPRESSIONS[sort]} ${direction}`, sql`${users.id} ${direction}`];
}

/** Each part of a filter that is the same for all it lets through: what one index can begin with. */
export function kindsOf({ role, status, verified }: UserFilter): SQL[] {
  return [
    role && eq(users.role, role),
    status && eq(users.status, status),
    verified === undefined ? undefined : eq(users.emailVerified, verified),
  ].filter((part) => part !== undefined);
}

/** When the account was made, if the filter asks. */
export function spanOf({ createdFrom, createdTo }: UserFilter): SQL | undefined {
  return and(
    createdFrom === undefined ? undefined : gte(users.createdAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lte(users.createdAt, new Date(createdTo)),
  );
}

/** The whole filter, asked of a row that is at hand. */
export function accepts(filter: UserFilter): SQL | undefined {
  return and(filter.q ? hasText(filter.q) : undefined, ...kindsOf(filter), spanOf(filter));
}

/**
 * A filter in two: the numbers that an index finds at once, and what is then asked of each row.
 * Without statistics SQLite would not choose these indexes by itself.
 */
export function narrow(filter: UserFilter): { seqs: SQL; rest: SQL | undefined } {
  const kinds = kindsOf(filter);
  const span = spanOf(filter);
  if (filter.q) return { seqs: usersWith(filter.q), rest: and(...kinds, span) };
  if (span) {
    const [kind, ...rest] = kinds;
    return { seqs: sql`select seq from users where ${and(kind, span)}`, rest: and(...rest) };
  }
  const { role, status, verified } = filter;
  const kind = and(
    inArray(users.role, role ? [role] : [...Role.options]),
    inArray(users.status, status ? [status] : [...UserStatus.options]),
    inArray(users.emailVerified, verified === undefined ? [true, false] : [verified]),
  );
  return { seqs: sql`select seq from users indexed by users_kind where ${kind}`, rest: undefined };
}
