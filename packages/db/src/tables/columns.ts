import { type AnySQLiteColumn, integer, text } from 'drizzle-orm/sqlite-core';

/** A point in time, in milliseconds since 1970. */
export const timestamp = () => integer({ mode: 'timestamp_ms' });

/**
 * The row that a row belongs to: it goes with it.
 * @param id the column of its id
 */
export const partOf = (id: () => AnySQLiteColumn) =>
  text().notNull().references(id, { onDelete: 'cascade' });
