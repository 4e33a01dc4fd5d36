import { DatabaseUnavailableError } from './errors.ts';
import { inOneRow, rowsIn } from './in-one-row.ts';
import { openReader, type Statement } from './native.ts';
import { type RunStatement, runAtOnce, toDriverRows } from './statement.ts';

/** How many statements stay prepared; verbs have a few dozen. */
const STATEMENTS_KEPT = 200;
/** How long a look-up waits for a lock, in milliseconds: only a file that recovers has one. */
const BUSY_TIMEOUT_MS = 50;

export type LookupLane = {
  run: RunStatement;
  /** Opens the file anew at the next look-up: another one may be in its place. */
  reopen(): void;
  close(): void;
};

/**
 * Look-ups by key, answered at once on the event loop: some 5 µs each, where a way through another
 * thread takes ten times as long. Nothing that may read many rows belongs here.
 * @param path an existing database file, which is only read
 */
export function openLookupLane(path: string): LookupLane {
  const open = () => {
    const connection = openReader(path, BUSY_TIMEOUT_MS);
    return {
      connection,
      statements: new Map<string, Statement>(),
      inOneRow: new Map<string, Statement>(),
    };
  };
  let current: ReturnType<typeof open> | undefined;
  let isClosed = false;

  function opened() {
    if (isClosed) throw new DatabaseUnavailableError('The database is closed.');
    current ??= open();
    return current;
  }

  function statementFor(sql: string): Statement {
    const { connection, statements } = opened();
    return kept(statements, sql, () => connection.prepare(sql));
  }

  function statementInOneRow(sql: string): Statement {
    const { connection, inOneRow: statements } = opened();
    return kept(statements, sql, () => {
      const columns = connection.prepare(sql).columns().length;
      return connection.prepare(inOneRow(sql, columns));
    });
  }

  function reopen(): void {
    current?.connection.close();
    current = undefined;
  }

  return {
    run: async (sql, params, method) => {
      try {
        if (method === 'get') return runAtOnce(statementFor(sql), params, method);
        const { rows } = runAtOnce(statementInOneRow(sql), params, 'get');
        return toDriverRows(rowsIn(rows), method);
      } catch (error) {
        // Whatever broke it, the next look-up begins with a connection that has not seen it.
        if (!(error instanceof TypeError)) reopen();
        throw error;
      }
    },
    reopen,
    close: () => {
      isClosed = true;
      reopen();
    },
  };
}

function kept(
  statements: Map<string, Statement>,
  sql: string,
  prepare: () => Statement,
): Statement {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  if (statements.size >= STATEMENTS_KEPT) statements.clear();
  const statement = prepare();
  statements.set(sql, statement);
  return statement;
}
