import { type Column, type SQL, sql } from 'drizzle-orm';

/** That a column has one of the values, as one parameter however many there are. */
export const isOneOf = (column: Column, values: readonly string[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
