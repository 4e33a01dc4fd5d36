import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';

/** Whether a column has a text somewhere in it, capitals aside. @param pattern made by `containsPattern` */
export function likeContains(column: Column, pattern: Placeholder): SQL {
  return sql`${column} like ${pattern} escape '\\'`;
}

/** The pattern that matches whatever has a text in it; no character of it is a wildcard. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
