import type { Column, SQL } from 'drizzle-orm';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { keysetAfter } from './keyset.ts';

/** A place in a list that is sorted by time and id. */
const TimePlace = z.strictObject({ at: z.int(), id: z.string().max(64) });

type Page<Row> = { rows: Row[]; nextCursor: string | null };

/**
 * The rows that a cursor reads on with; all, without one.
 * @param columns what the list is sorted by, both the same way
 * @throws DomainError VALIDATION_FAILED for a text that is no cursor of ours
 */
export function afterCursor(
  columns: { at: Column; id: Column },
  cursor: string | undefined,
  direction: 'asc' | 'desc',
): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = readCursor(TimePlace, cursor);
  return keysetAfter({ key: columns.at, id: columns.id }, { key: at, id }, direction === 'asc');
}

/**
 * A page, and the cursor that reads on after it.
 * @param found one row more than a page has, where there are so many
 * @param positionOf by what the list is sorted
 */
export function pageOf<Row>(
  found: Row[],
  perPage: number,
  positionOf: (row: Row) => { at: Date; id: string },
): Page<Row> {
  const rows = found.slice(0, perPage);
  const last = rows.at(-1);
  if (found.length <= perPage || last === undefined) return { rows, nextCursor: null };
  const { at, id } = positionOf(last);
  return { rows, nextCursor: writeCursor({ at: at.getTime(), id }) };
}
