import { type OffLoopStatement, openConnection, type Statement, toSqlValue } from './native.ts';
import { answerOf, type RunStatement, runAtOnce } from './statement.ts';

/** How many statements a connection prepares before another one takes its place. */
const STATEMENTS_LIMIT = 1_000;

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** The connection that writes to a file. */
export type Writer = {
  /** Takes the write lock. @throws SQLITE_BUSY at once when another process has it */
  begin(): void;
  /**
   * Runs `work` inside the transaction; what it did is undone when it throws.
   * @param isOffLoop whether its statements run on another thread
   * @throws when the whole transaction is lost
   */
  savepoint<T>(work: (run: RunStatement) => Promise<T>, isOffLoop: boolean): Promise<Outcome<T>>;
  /** Resolves when the transaction is on the disk. */
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
 */
export function openWriter(path: string): Writer {
  const connection = openConnection(path);
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  const statements = new Map<string, Statement>();
  const offLoop = new Map<string, OffLoopStatement>();

  const atOnce: RunStatement = async (sql, params, method) => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return runAtOnce(statement, params, method);
  };

  const onOtherThread: RunStatement = async (sql, params, method) => {
    const statement = offLoop.get(sql) ?? (await connection.prepareOffLoop(sql));
    offLoop.set(sql, statement);
    return answerOf(await statement.all(params.map(toSqlValue)), method);
  };

  async function attempt<T>(
    work: (run: RunStatement) => Promise<T>,
    run: RunStatement,
  ): Promise<Outcome<T>> {
    let hasEnded = false;
    try {
      const value = await work(async (...statement) => {
        if (hasEnded) throw new Error('This transaction has ended.');
        return run(...statement);
      });
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error };
    } finally {
      hasEnded = true;
    }
  }

  return {
    begin: () => connection.exec('BEGIN IMMEDIATE'),
    savepoint: async (work, isOffLoop) => {
      await atOnce('SAVEPOINT work', [], 'run');
      const outcome = await attempt(work, isOffLoop ? onOtherThread : atOnce);
      // Some errors, a full disk among them, end the whole transaction.
      if (!outcome.ok && !connection.inTransaction()) throw outcome.error;
      if (!outcome.ok) await atOnce('ROLLBACK TO work', [], 'run');
      await atOnce('RELEASE work', [], 'run');
      return outcome;
    },
    commit: () => connection.execOffLoop('COMMIT'),
    rollback: () => connection.execOffLoop('ROLLBACK'),
    checkpoint: () => connection.execOffLoop('PRAGMA wal_checkpoint(TRUNCATE)'),
    isFull: () => statements.size + offLoop.size >= STATEMENTS_LIMIT,
    close: connection.close,
  };
}
