import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * Rows for an insert, as one parameter however many there are. With a parameter for each value, each
 * number of rows is a statement of its own, and a connection keeps half a megabyte for one of 500.
 * Not for blobs, nor for defaults that are SQL or functions.
 * @param name the placeholder, which is given what `rowsAsJson` makes
 */
export function rowsGiven(table: SQLiteTable, name: string): SQL {
  const values = columnsOf(table).map((_column, n) => sql`value ->> ${sql.raw(String(n))}`);
  return sql`select ${sql.join(values, sql`, `)} from json_each(${sql.placeholder(name)})`;
}

/** Rows as `rowsGiven` takes them; what one does not say is as the column has it by default. */
export function rowsAsJson<Table extends SQLiteTable>(
  table: Table,
  rows: readonly Table['$inferInsert'][],
): string {
  const columns = columnsOf(table);
  return JSON.stringify(
    rows.map((row: Record<string, unknown>) =>
      columns.map(([name, column]) => {
        const value = row[name] ?? column.default ?? null;
        return value === null ? null : column.mapToDriverValue(value);
      }),
    ),
  );
}

/** In the order of drizzle's `insert … select`. */
const columnsOf = (table: SQLiteTable) =>
  Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined);
