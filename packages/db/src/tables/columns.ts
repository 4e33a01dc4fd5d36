import { type AnySQLiteColumn, integer, text } from 'drizzle-orm/sqlite-core';

/** A point in time, in milliseconds since 1970. */
export const timestamp = () => integer({ mode: 'timestamp_ms' });

/**
 * References the row that this one belongs to, and is deleted with.
 * @param id the column of its id
 */
export const partOf = (id: () => AnySQLiteColumn) =>
  text().notNull().references(id, { onDelete: 'cascade' });
