import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * A column to compare by whose index is not to be used: SQLite takes all indexes for equally good,
 * and some find far more rows than others. Source: sqlite.org/optoverview.html §2.1, unary `+`.
 */
export function unindexed(column: Column): SQL {
  return sql`+${column}`;
}
