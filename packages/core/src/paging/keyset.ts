import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What a list is sorted by: a key, or several with commas between, and the id among equals. */
type SortColumns = { key: SQLWrapper; id: Column };

/** Where a row stands in such a list. */
export type KeysetPosition = { key: string | number; id: string };

/** The rows that come after a position. */
export function keysetAfter(
  columns: SortColumns,
  after: KeysetPosition | Record<keyof KeysetPosition, SQLWrapper>,
  isAscending: boolean,
): SQL {
  const comparison = isAscending ? sql`>` : sql`<`;
  return sql`(${columns.key}, ${columns.id}) ${comparison} (${after.key}, ${after.id})`;
}
