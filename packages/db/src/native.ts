import { dlopen } from 'bun:ffi';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import Database from 'libsql';
import PromiseDatabase from 'libsql/promise';
import { DatabaseUnavailableError } from './errors.ts';

/** What SQLite stores and gives back. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type Row = SqlValue[];

/** A statement whose every call runs to its end before it returns. Rows are arrays. */
export type Statement = {
  /** Whether it gives back rows. */
  reader: boolean;
  columns(): unknown[];
  run(params: SqlValue[]): void;
  all(params: SqlValue[]): Row[];
  /** The first row alone, in half the time. */
  get(params: SqlValue[]): Row | undefined;
};

/**
 * A statement whose work, up to its first row, is done on another thread. Keep it as long as its
 * connection: the garbage collector ends a statement on the event loop, and waits there for whatever
 * runs on the connection.
 */
export type OffLoopStatement = {
  columns(): unknown[];
  all(params: SqlValue[]): Promise<Row[]>;
};

/** One connection to a file, with both ways to use it: at once, and off the event loop. */
export type Connection = {
  prepare(sql: string): Statement;
  prepareOffLoop(sql: string): Promise<OffLoopStatement>;
  /** Runs a statement at once, without parameters. */
  exec(sql: string): void;
  /** Runs a statement without parameters on another thread: an fsync belongs there. */
  execOffLoop(sql: string): Promise<void>;
  /** Ends what runs off the loop; it fails with SQLITE_INTERRUPT. */
  interrupt(): void;
  inTransaction(): boolean;
  close(): void;
};

/** The threads on which the binding does what is off the loop, beyond the readers' own. */
const SPARE_THREADS = 2;
/** How many reads run off the loop at the same time. */
const READERS = 4;

const LIBC = {
  linux: ['libc.so.6', 'libc.musl-x86_64.so.1', 'libc.musl-aarch64.so.1'],
  darwin: ['libSystem.B.dylib'],
};

let readers: number | undefined;

/**
 * Gives the binding a thread for each reader and some for writes. By itself it has one for each
 * core, and long reads would keep a commit waiting. It reads the number from the environment of the
 * process, once, which Bun's `process.env` does not write to.
 * @returns how many reads may run at the same time
 */
export function reserveThreads(): number {
  readers ??= setThreads(READERS + SPARE_THREADS)
    ? READERS
    : Math.max(1, availableParallelism() - 1);
  return readers;
}

function setThreads(count: number): boolean {
  const names = process.platform === 'darwin' ? LIBC.darwin : LIBC.linux;
  for (const name of names) {
    try {
      const libc = dlopen(name, {
        setenv: { args: ['cstring', 'cstring', 'i32'], returns: 'i32' },
      });
      const text = (value: string) => Buffer.from(`${value}\0`);
      return libc.symbols.setenv(text('TOKIO_WORKER_THREADS'), text(String(count)), 1) === 0;
    } catch {
      // Not the C library of this system.
    }
  }
  return false;
}

/**
 * Opens a connection to a database file, which is made when it is not there.
 * @param busyTimeoutMs how long a call waits for a lock, on the thread that it runs on
 */
export function openConnection(path: string, busyTimeoutMs = 0): Connection {
  reserveThreads();
  const database = new Database(path, { timeout: busyTimeoutMs });
  const offLoop = offLoopSideOf(database);
  return {
    prepare: (sql) => statementOf(() => withArrayRows(database.prepare(sql))),
    prepareOffLoop: async (sql) => withArrayRows<OffLoopStatement>(await offLoop.prepare(sql)),
    exec: (sql) => database.exec(sql),
    execOffLoop: (sql) => offLoop.exec(sql),
    interrupt: () => offLoop.interrupt(),
    inTransaction: () => database.inTransaction,
    close: () => database.close(),
  };
}

/**
 * A statement with what the binding gets wrong mended. After `all`, its `get` gives back the last
 * row again, whatever it is asked for: each has a statement of its own. A `get` that failed fails
 * for ever: the next one has a new statement. And whether there are rows is asked once, because each
 * question takes a microsecond.
 */
function statementOf(prepare: () => Statement): Statement {
  const statement = prepare();
  let getting: Statement | undefined;
  return {
    reader: statement.reader,
    columns: () => statement.columns(),
    run: (params) => statement.run(params),
    all: (params) => statement.all(params),
    get: (params) => {
      getting ??= prepare();
      try {
        return getting.get(params);
      } catch (error) {
        getting = undefined;
        throw error;
      }
    },
  };
}

/** Raw mode gives each row as an array; a statement without rows refuses to be told. */
function withArrayRows<T>(statement: { reader: boolean; raw(): unknown }): T {
  if (statement.reader) statement.raw();
  return statement as T;
}

/**
 * Opens a connection that only reads a file.
 * @throws DatabaseUnavailableError when there is none: the binding would make an empty one
 */
export function openReader(path: string, busyTimeoutMs: number): Connection {
  if (!existsSync(path)) throw new DatabaseUnavailableError('The database file is not there.');
  const connection = openConnection(path, busyTimeoutMs);
  connection.exec('PRAGMA query_only = ON');
  return connection;
}

/** Both classes are thin covers of the same native connection, which they keep in `db`. */
function offLoopSideOf(database: Database.Database): PromiseDatabase {
  const { db } = database as unknown as { db: unknown };
  return Object.assign(Object.create(PromiseDatabase.prototype), { db });
}

/**
 * A value as the binding takes it. Some that it does not know, a boolean even, end the process.
 * @throws TypeError for what SQLite cannot store
 */
export function toSqlValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot store ${String(value)}.`);
}
