import type { PublicUserRow, UserRow } from '@rolecall/db/tables/users';
import { users } from '@rolecall/db/tables/users';
import type { UserSort } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readCursor, writeCursor } from '../paging/cursor.ts';
import { PUBLIC_COLUMNS } from '../user/to-user.ts';

/** Where a row stands in a list: what it has for each key. */
export type UserPosition = { keys: (string | number)[]; id: string };

type Order = { sort: UserSort; dir: 'asc' | 'desc' };

/** What lists read of a user: what may leave, and what the order by name goes by. */
export const LISTED_COLUMNS = { ...PUBLIC_COLUMNS, sortName: users.sortName };
export type ListedUser = PublicUserRow & Pick<UserRow, 'sortName'>;

type Key = {
  expression: SQL;
  read: (row: ListedUser) => string | number;
  isText?: true;
};

const createdAt: Key = {
  expression: sql`${users.createdAt}`,
  read: (row) => row.createdAt.getTime(),
};

/**
 * What each list compares by, one after the other; by id among equals. None is ever null, so that a
 * place in the list is exact, and an index has them in this order.
 */
export const SORT_KEYS: Record<UserSort, readonly Key[]> = {
  createdAt: [createdAt],
  email: [{ expression: sql`${users.email}`, read: (row) => row.email, isText: true }],
  name: [{ expression: sql`${users.sortName}`, read: (row) => row.sortName, isText: true }],
  lastLoginAt: [
    {
      expression: sql`coalesce(${users.lastLoginAt}, 0)`,
      read: (row) => row.lastLoginAt?.getTime() ?? 0,
    },
  ],
  role: [{ expression: sql`${users.role}`, read: (row) => row.role, isText: true }, createdAt],
  status: [
    { expression: sql`${users.status}`, read: (row) => row.status, isText: true },
    createdAt,
  ],
};

/** Where a row stands in a list sorted this way. */
export function positionOf(row: ListedUser, sort: UserSort): UserPosition {
  return { keys: SORT_KEYS[sort].map(({ read }) => read(row)), id: row.id };
}

/** The place between two rows of a list sorted this way, and on which side of it to read on. */
const userPlace = ({ sort, dir }: Order) =>
  z.strictObject({
    sort: z.literal(sort),
    dir: z.literal(dir),
    side: z.enum(['after', 'before']),
    keys: z.array(z.union([z.string(), z.int()])).refine((keys) => fits(keys, sort)),
    id: z.string(),
  });
type UserPlace = z.infer<ReturnType<typeof userPlace>>;

/** Whether the values of a cursor are of the kinds that a list compares by. */
function fits(keys: UserPosition['keys'], sort: UserSort): boolean {
  const kinds = SORT_KEYS[sort].map(({ isText }) => (isText ? 'string' : 'number'));
  return keys.map((key) => typeof key).join() === kinds.join();
}

/** The cursor that reads on after, or before, a row. */
export function cursorAt(
  row: ListedUser | undefined,
  { sort, dir, side }: Pick<UserPlace, 'sort' | 'dir' | 'side'>,
): string | null {
  if (row === undefined) return null;
  return writeCursor({ sort, dir, side, ...positionOf(row, sort) });
}

/**
 * Reads a cursor that belongs to a list sorted this way.
 * @throws DomainError VALIDATION_FAILED for a tampered or foreign one
 */
export function readUserCursor(text: string, order: Order): UserPlace {
  return readCursor(userPlace(order), text);
}
