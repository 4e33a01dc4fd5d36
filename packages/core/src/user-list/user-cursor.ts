import type { PublicUserRow } from '@rolecall/db/tables/users';
import { users } from '@rolecall/db/tables/users';
import { USER_SORTS, type UserSort } from '@rolecall/schemas/admin-users';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { foreignCursor } from '../paging/foreign-cursor.ts';

/** The place between two rows of a sorted list, and on which side of it to read on. */
const Cursor = z.strictObject({
  sort: z.enum(USER_SORTS),
  dir: z.enum(['asc', 'desc']),
  side: z.enum(['after', 'before']),
  value: z.union([z.string(), z.int()]),
  id: z.string(),
});
type Cursor = z.infer<typeof Cursor>;

/** What each sort key compares by. None is ever null, so that a place in the list is exact. */
export const SORT_EXPRESSIONS: Record<UserSort, SQL> = {
  createdAt: sql`${users.createdAt}`,
  email: sql`${users.email}`,
  name: sql`${users.fullName}`,
  lastLoginAt: sql`coalesce(${users.lastLoginAt}, 0)`,
};

/** What a row has for each sort key. */
export const SORT_VALUES: Record<UserSort, (row: PublicUserRow) => string | number> = {
  createdAt: (row) => row.createdAt.getTime(),
  email: (row) => row.email,
  name: (row) => row.fullName,
  lastLoginAt: (row) => row.lastLoginAt?.getTime() ?? 0,
};

/** The cursor that reads on after, or before, a row. */
export function cursorAt(
  row: PublicUserRow | undefined,
  { sort, dir, side }: Pick<Cursor, 'sort' | 'dir' | 'side'>,
): string | null {
  if (row === undefined) return null;
  const cursor: Cursor = { sort, dir, side, value: SORT_VALUES[sort](row), id: row.id };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * Reads a cursor that belongs to a list sorted this way.
 * @throws DomainError VALIDATION_FAILED for a tampered or foreign one
 */
export function readCursor(text: string, expected: Pick<Cursor, 'sort' | 'dir'>): Cursor {
  const cursor = parse(text);
  const isOfSort = typeof cursor?.value === (textSorts.has(expected.sort) ? 'string' : 'number');
  if (cursor?.sort !== expected.sort || cursor.dir !== expected.dir || !isOfSort) {
    throw foreignCursor();
  }
  return cursor;
}

const textSorts: ReadonlySet<UserSort> = new Set(['email', 'name']);

function parse(text: string): Cursor | undefined {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
