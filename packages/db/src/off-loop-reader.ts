import { type OffLoopStatement, openConnection, toSqlValue } from './native.ts';

/** How many statements stay prepared on a connection. */
const STATEMENTS_KEPT = 100;
/** How long a read waits for a lock on its own thread, in milliseconds. */
const BUSY_TIMEOUT_MS = 1_000;

/** A read-only connection that runs one statement at a time, on another thread. */
export type OffLoopReader = {
  read(sql: string, params: unknown[]): Promise<unknown[]>;
  /** Ends the statement that runs. */
  interrupt(): void;
  close(): void;
};

/** @param path an existing database file */
export function openOffLoopReader(path: string): OffLoopReader {
  const connection = openConnection(path, BUSY_TIMEOUT_MS);
  connection.exec('PRAGMA query_only = ON');
  connection.exec('PRAGMA cache_size = -32000');
  const statements = new Map<string, OffLoopStatement>();

  async function prepared(sql: string): Promise<OffLoopStatement> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const plain = await connection.prepareOffLoop(sql);
    const statement = await connection.prepareOffLoop(inOneRow(sql, plain.columns().length));
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    statements.set(sql, statement);
    return statement;
  }

  return {
    read: async (sql, params) => {
      const statement = await prepared(sql);
      const [row] = await statement.all(params.map(toSqlValue));
      return JSON.parse(String(row?.[0]));
    },
    interrupt: connection.interrupt,
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}

/**
 * The same query with all its rows in one: the binding finds the first row on another thread and
 * steps from row to row on the event loop.
 */
function inOneRow(sql: string, columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`).join(', ');
  return `WITH found(${names}) AS (${sql}) SELECT json_group_array(json_array(${names})) FROM found`;
}
