import type { PublicUserRow, UserRow } from '@rolecall/db/tables/users';
import { users } from '@rolecall/db/tables/users';
import type { UserSort } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readCursor, writeCursor } from '../paging/cursor.ts';
import { PUBLIC_COLUMNS } from '../user/to-user.ts';

type Order = { sort: UserSort; dir: 'asc' | 'desc' };

/** What lists read of a user: what may leave, and what the order by name goes by. */
export const LISTED_COLUMNS = { ...PUBLIC_COLUMNS, sortName: users.sortName };
export type ListedUser = PublicUserRow & Pick<UserRow, 'sortName'>;

const TEXT_SORTS: ReadonlySet<UserSort> = new Set(['email', 'name']);

/** The place between two rows of a list sorted this way, and on which side of it to read on. */
const userPlace = ({ sort, dir }: Order) =>
  z.strictObject({
    sort: z.literal(sort),
    dir: z.literal(dir),
    side: z.enum(['after', 'before']),
    value: TEXT_SORTS.has(sort) ? z.string() : z.int(),
    id: z.string(),
  });
type UserPlace = z.infer<ReturnType<typeof userPlace>>;

/** What each sort key compares by. None is ever null, so that a place in the list is exact. */
export const SORT_EXPRESSIONS: Record<UserSort, SQL> = {
  createdAt: sql`${users.createdAt}`,
  email: sql`${users.email}`,
  name: sql`${users.sortName}`,
  lastLoginAt: sql`coalesce(${users.lastLoginAt}, 0)`,
};

/** What a row has for each sort key. */
export const SORT_VALUES: Record<UserSort, (row: ListedUser) => string | number> = {
  createdAt: (row) => row.createdAt.getTime(),
  email: (row) => row.email,
  name: (row) => row.sortName,
  lastLoginAt: (row) => row.lastLoginAt?.getTime() ?? 0,
};

/** The cursor that reads on after, or before, a row. */
export function cursorAt(
  row: ListedUser | undefined,
  { sort, dir, side }: Pick<UserPlace, 'sort' | 'dir' | 'side'>,
): string | null {
  if (row === undefined) return null;
  const place: UserPlace = { sort, dir, side, value: SORT_VALUES[sort](row), id: row.id };
  return writeCursor(place);
}

/**
 * Reads a cursor that belongs to a list sorted this way.
 * @throws DomainError VALIDATION_FAILED for a tampered or foreign one
 */
export function readUserCursor(text: string, order: Order): UserPlace {
  return readCursor(userPlace(order), text);
}
