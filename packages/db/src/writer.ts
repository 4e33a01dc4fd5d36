import { DatabaseUnavailableError } from './errors.ts';
import { type OffLoopStatement, openConnection, type Statement, toSqlValue } from './native.ts';
import { type RunStatement, runAtOnce, toDriverRows } from './statement.ts';

/** How many statements a connection prepares before another one takes its place. */
const STATEMENTS_LIMIT = 1_000;

/** How long work may take that waits for nothing but this connection, in milliseconds. */
const WORK_LIMIT_MS = 10_000;

export type Work<T> = (run: RunStatement) => Promise<T>;
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** The connection that writes to a file. */
export type Writer = {
  /** Takes the write lock. @throws SQLITE_BUSY at once when another process has it */
  begin(): void;
  /**
   * Runs `work` inside the transaction; what it did is undone when it throws.
   * @param isLong whether its statements run on another thread, for as long as it takes; other
   *   work has ten seconds. Long work has the transaction for itself, which is rolled back when it
   *   throws: a savepoint would keep each page that it changes in memory
   * @throws when the whole transaction is lost
   */
  run<T>(work: Work<T>, isLong: boolean): Promise<Outcome<T>>;
  /** Resolves when the transaction is on the disk, or at once where it was rolled back. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Moves everything from the log into the file and empties the log. */
  checkpoint(): Promise<void>;
  /** Whether it has prepared so many statements that it should be closed. */
  isFull(): boolean;
  close(): void;
};

/**
 * Opens a file for writing, in WAL mode and with `synchronous=FULL`: what was committed survives a
 * loss of power. COMMIT, which waits for the disk, runs on another thread; statements run at once,
 * since a way through another thread takes longer than most of them.
 * @param workMs how long work may take that is not long, in milliseconds
 */
export function openWriter(path: string, workMs = WORK_LIMIT_MS): Writer {
  const connection = openConnection(path);
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  const statements = new Map<string, Statement>();
  const offLoop = new Map<string, OffLoopStatement>();

  function prepared(sql: string): Statement {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  async function preparedOffLoop(sql: string): Promise<OffLoopStatement> {
    const statement = offLoop.get(sql) ?? (await connection.prepareOffLoop(sql));
    offLoop.set(sql, statement);
    return statement;
  }

  /** Runs work until it ends or its time is over; statements that come later are refused. */
  async function attempt<T>(work: Work<T>, isLong: boolean): Promise<Outcome<T>> {
    let hasEnded = false;
    const inFlight = new Set<Promise<unknown>>();
    const assertOpen = () => {
      // Some errors end the whole transaction: nothing may be written outside of it.
      if (hasEnded || !connection.inTransaction()) {
        throw new Error('This transaction has ended.');
      }
    };
    const run: RunStatement = async (sql, params, method) => {
      assertOpen();
      if (!isLong) return runAtOnce(prepared(sql), params, method);
      const statement = await preparedOffLoop(sql);
      assertOpen();
      const running = statement.all(params.map(toSqlValue));
      inFlight.add(running);
      return toDriverRows(await running, method);
    };
    try {
      return { ok: true, value: await (isLong ? work(run) : within(workMs, work(run))) };
    } catch (error) {
      return { ok: false, error };
    } finally {
      hasEnded = true;
      await Promise.allSettled(inFlight);
    }
  }

  return {
    begin: () => connection.exec('BEGIN IMMEDIATE'),
    run: async (work, isLong) => {
      if (!isLong) prepared('SAVEPOINT work').run([]);
      const outcome = await attempt(work, isLong);
      if (!connection.inTransaction()) {
        throw outcome.ok ? new Error('The transaction was lost.') : outcome.error;
      }
      if (isLong && !outcome.ok) await connection.execOffLoop('ROLLBACK');
      if (isLong) return outcome;
      if (!outcome.ok) prepared('ROLLBACK TO work').run([]);
      prepared('RELEASE work').run([]);
      return outcome;
    },
    commit: async () => {
      if (connection.inTransaction()) await connection.execOffLoop('COMMIT');
    },
    rollback: () => connection.execOffLoop('ROLLBACK'),
    checkpoint: () => connection.execOffLoop('PRAGMA wal_checkpoint(TRUNCATE)'),
    isFull: () => statements.size + offLoop.size >= STATEMENTS_LIMIT,
    close: connection.close,
  };
}

/** Work that waits for something else would keep every other write of the process waiting. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = new DatabaseUnavailableError('A transaction took too long.');
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
