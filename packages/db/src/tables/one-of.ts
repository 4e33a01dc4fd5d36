import { type Column, type SQL, sql } from 'drizzle-orm';

/** That a column has one of these values, for a CHECK: as text, since the schema takes no parameters. */
export const oneOf = (column: Column, values: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
