/**
 * Runs one statement, in the form that drizzle's `sqlite-proxy` driver asks for: rows are arrays of
 * values; for `get` it is the one row itself, and for `run` nothing.
 */
export type RunStatement = (
  sql: string,
  params: unknown[],
  method: 'run' | 'all' | 'get' | 'values',
) => Promise<{ rows: unknown[] }>;

type Method = Parameters<RunStatement>[2];

/** Shapes rows as the driver expects them. */
export function answerOf(rows: unknown[][], method: Method): { rows: unknown[] } {
  if (method === 'run') return { rows: [] };
  return { rows: method === 'get' ? firstOf(rows) : rows };
}

/** The driver takes `undefined` for "no row" where its types promise an array. */
const firstOf = (rows: unknown[][]) => rows[0] as unknown[];
