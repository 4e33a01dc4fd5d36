import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import { type Statement, toSqlValue } from './native.ts';

export type Method = 'run' | 'all' | 'get' | 'values';

/**
 * Runs one statement in a lane, in the form that drizzle's `sqlite-proxy` driver asks for: rows are
 * arrays of values; for `get` it is the one row itself, and for `run` nothing.
 */
export type RunStatement = (
  sql: string,
  params: unknown[],
  method: Method,
) => Promise<{ rows: unknown[] }>;

export type Orm = SqliteRemoteDatabase;

type Dialect = { dialect: { casing: unknown } };

/** What is known of how columns are spelled: each builder would work it out for itself. */
let casing: unknown;

/** drizzle's query builder in front of a lane. */
export function ormOver(run: RunStatement): Orm {
  const orm = drizzle(run, undefined, { casing: 'snake_case' });
  const { dialect } = orm as unknown as Dialect;
  casing ??= dialect.casing;
  dialect.casing = casing;
  return orm;
}

/** Shapes rows as the driver expects them. */
export function toDriverRows(rows: unknown[], method: Method): { rows: unknown[] } {
  if (method === 'run') return { rows: [] };
  return { rows: method === 'get' ? orNoRow(rows[0]) : rows };
}

/** Runs a statement to its end on the event loop. */
export function runAtOnce(
  statement: Statement,
  params: unknown[],
  method: Method,
): { rows: unknown[] } {
  const values = params.map(toSqlValue);
  if (!statement.reader) {
    statement.run(values);
    return { rows: [] };
  }
  if (method === 'get') return { rows: orNoRow(statement.get(values)) };
  return toDriverRows(statement.all(values), method);
}

/** The driver takes `undefined` for "no row" where its types promise an array. */
const orNoRow = (row: unknown) => row as unknown[];

/**
 * The whole of drizzle behind a reader or a transaction, for migrations, bulk loads and tests: each
 * was made by `ormOver`, and its type only says less.
 */
export function wholeOrm(part: Pick<Orm, 'select'>): Orm {
  return part as Orm;
}
