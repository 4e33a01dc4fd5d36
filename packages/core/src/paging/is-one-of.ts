import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';

/** That a column has one of the values, as one parameter however many there are. */
export const isOneOf = (column: Column, values: readonly string[]): SQL =>
  isInJson(column, JSON.stringify(values));

/** The same in a prepared statement, which is given the values as a text of JSON by this name. */
export const isOneOfGiven = (column: Column, name: string): SQL =>
  isInJson(column, sql.placeholder(name));

const isInJson = (column: Column, json: string | Placeholder): SQL =>
  sql`${column} in (select value from json_each(${json}))`;
