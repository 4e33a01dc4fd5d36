import { users } from '@rolecall/db/tables/users';
import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { and, eq, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import { containing } from '../paging/containing.ts';
import { type Cursor, SORT_EXPRESSIONS } from './user-cursor.ts';

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

/** Who matches all that is asked for. */
export function filterOf(filter: UserFilter): SQL | undefined {
  const { q, role, status, verified, createdFrom, createdTo } = filter;
  return and(
    q ? matches(q) : undefined,
    role && eq(users.role, role),
    status && eq(users.status, status),
    verified === undefined ? undefined : eq(users.emailVerified, verified),
    createdFrom === undefined ? undefined : gte(users.createdAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lte(users.createdAt, new Date(createdTo)),
  );
}

function matches(q: string): SQL | undefined {
  return or(
    ...[users.fullName, users.username, users.email].map((column) => containing(column, q)),
  );
}
