import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';

/** Whether a column has a text somewhere in it, capitals aside; no character is a wildcard. */
export function containing(column: Column, text: string): SQL {
  return likePattern(column, patternOf(text));
}

/** The same for a pattern that a prepared query is given. */
export function likePattern(column: Column, pattern: string | Placeholder): SQL {
  return sql`${column} like ${pattern} escape '\\'`;
}

/** The pattern that matches whatever has a text in it. */
export function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
