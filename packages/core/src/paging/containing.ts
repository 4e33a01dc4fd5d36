import { type Column, type SQL, sql } from 'drizzle-orm';

/** Whether a column has a text somewhere in it, capitals aside; no character is a wildcard. */
export function containing(column: Column, text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`${column} like ${pattern} escape '\\'`;
}
