import type { Column, SQL } from 'drizzle-orm';
import { z } from 'zod';
import { foreignCursor } from './foreign-cursor.ts';
import { keysetAfter } from './keyset.ts';

/** A place in a list that is sorted by time and id. */
const TimeCursor = z.strictObject({ at: z.int(), id: z.string().max(64) });
type TimeCursor = z.infer<typeof TimeCursor>;

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
  const { at, id } = readTimeCursor(cursor);
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
  const isMore = found.length > perPage && last !== undefined;
  return { rows, nextCursor: isMore ? writeTimeCursor(positionOf(last)) : null };
}

function writeTimeCursor({ at, id }: { at: Date; id: string }): string {
  const cursor: TimeCursor = { at: at.getTime(), id };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readTimeCursor(text: string): TimeCursor {
  try {
    return TimeCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    throw foreignCursor(cause);
  }
}
