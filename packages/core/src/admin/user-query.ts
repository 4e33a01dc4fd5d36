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

/** Who matches all that is asked for; `search` is how the text of it is looked for. */
export function filterOf(
  { q, role, status, verified, createdFrom, createdTo }: UserFilter,
  search: Search = 'index',
): SQL | undefined {
  return and(
    q ? matches(q, search) : undefined,
    role && eq(users.role, role),
    status && eq(users.status, status),
    verified === undefined ? undefined : eq(users.emailVerified, verified),
    createdFrom === undefined ? undefined : gte(users.createdAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lte(users.createdAt, new Date(createdTo)),
  );
}

/**
 * `index`: collect the matches, then sort them; right for few. `walk`: go through the list in its
 * order and keep what matches; right where so many match that the first page is soon full.
 */
export type Search = 'index' | 'walk';

/** The search index holds every three characters in a row; shorter texts are looked for directly. */
const INDEXED_LENGTH = 3;
const UNINDEXED = /\p{Cc}/u;

/** A text as the search index looks for it, or `undefined` where it cannot. */
export function searchPhrase(q: string): string | undefined {
  if ([...q].length < INDEXED_LENGTH || UNINDEXED.test(q)) return undefined;
  return `"${q.replaceAll('"', '""')}"`;
}

function matches(q: string, search: Search): SQL | undefined {
  const phrase = searchPhrase(q);
  if (search === 'walk' || phrase === undefined) {
    const columns = [users.fullName, users.username, users.email];
    return or(...columns.map((column) => containing(column, q)));
  }
  return sql`${users.seq} in (select rowid from users_search where users_search match ${phrase})`;
}
