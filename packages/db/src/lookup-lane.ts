import { DatabaseUnavailableError } from './errors.ts';
import { openReader, type Statement } from './native.ts';
import { type RunStatement, runAtOnce } from './statement.ts';

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
    return { connection, statements: new Map<string, Statement>() };
  };
  let current: ReturnType<typeof open> | undefined;
  let isClosed = false;

  function statementFor(sql: string): Statement {
    if (isClosed) throw new DatabaseUnavailableError('The database is closed.');
    current ??= open();
    const { connection, statements } = current;
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  function reopen(): void {
    current?.connection.close();
    current = undefined;
  }

  return {
    run: async (sql, params, method) => {
      try {
        return runAtOnce(statementFor(sql), params, method);
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
