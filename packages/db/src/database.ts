import type { DatabaseConfig } from './database-config.ts';
import type { Lanes } from './lanes.ts';
import { openFile } from './open-file.ts';
import { openRemoteDatabase } from './open-remote.ts';
import type { Prepared, PreparedWrite, Values } from './prepared.ts';
import { type Orm, ormOver, type RunStatement } from './statement.ts';
import { tracedLanes } from './traced-lanes.ts';
import type { WriteOptions } from './write-lane.ts';

/** What reads: no way to write outside a transaction. */
export type Reader = Pick<Orm, 'select' | '$count'> & {
  /** Runs a prepared statement and gives back its rows. */
  rows<Row>(statement: Prepared<Row>, values: Values): Promise<Row[]>;
};
/** What a transaction's work gets: reads its own writes. */
export type Transaction = Reader &
  Pick<Orm, 'insert' | 'update' | 'delete'> & {
    /** Runs a prepared statement and gives back its first row. */
    first<Row>(statement: Prepared<Row>, values: Values): Promise<Row | undefined>;
    /** Runs a prepared write. */
    write(statement: PreparedWrite, values: Values): Promise<unknown>;
  };
/** What looks up a few rows by key. */
export type Lookup = Reader & {
  /**
   * Runs a prepared statement and gives back its first row. One that is not there, or not
   * `isCurrent`, is asked of the primary before that is believed.
   */
  first<Row>(
    statement: Prepared<Row>,
    values: Values,
    isCurrent?: (row: Row) => boolean,
  ): Promise<Row | undefined>;
};

export type Database = {
  /** Whether it is a local file, without a server. */
  isFile: boolean;
  /** Lists, searches and counts, which may take a while; behind a primary by a moment. */
  read: Reader;
  /**
   * The same for decisions about security: a replica only while it is in step with its primary.
   * @param caller whose share of the connections it takes: no one gets more than half of them
   */
  readConsistent(caller?: string): Reader;
  /** A few rows by key, the quickest way there is, as fresh as security needs. */
  lookup: Lookup;
  /**
   * The same database, each read of which is asked of the primary: it has what another node just
   * wrote. Without a replica, it is this one.
   */
  atPrimary(): Database;
  /** The same reader as `read`, in the share of one caller. */
  readerFor(caller: string): Reader;
  /**
   * Runs `work` in one write transaction: all of it is committed, or none. Transactions of this
   * process run one after the other; a lock held elsewhere is waited for. Inside, only the
   * database is waited for.
   * @param options.isLong for work whose statements take long: they run off the event loop
   * @param options.caller whose write it is: callers take turns
   * @throws DatabaseUnavailableError when the database stays locked or out of reach
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** How many transactions of this process run or wait. */
  pendingWrites(): number;
  /** How many lists, searches and counts of this process run or wait. */
  pendingReads(): number;
  /** How long ago the replica was in step with its primary, in seconds; nothing without one. */
  replicaLagSeconds(): number | undefined;
  /**
   * Resolves when the database answers.
   * @param timeoutMs how long it may take, in milliseconds
   * @throws DatabaseUnavailableError
   */
  ping(timeoutMs?: number): Promise<void>;
  /**
   * Copies everything as it is at one moment into a new database file, while others go on.
   * @param target a path where there is no file yet
   */
  copyTo(target: string): Promise<void>;
  /** Waits for the transactions under way, then closes everything. */
  close(): Promise<void>;
};

const PING_MS = 2_000;

/**
 * Opens a database in the mode its URL says: a local file in WAL mode, a libSQL server, or a
 * server with a local replica for reads.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const isFile = config.url.startsWith('file:');
  const lanes = await (isFile ? openFile(config) : openRemoteDatabase(config));
  const { trace } = config;
  return databaseOver(trace === undefined ? lanes : tracedLanes(lanes, trace), isFile);
}

/** Lanes with no replica in front of them. */
const AS_IS = { primary: () => undefined, atPrimary: undefined };

function databaseOver(lanes: Lanes, isFile: boolean): Database {
  const { lookup, write } = lanes;
  const first: Lookup['first'] = async (statement, values, isCurrent = () => true) => {
    const primary = lanes.primary();
    const row = await statement.first(lookup, values);
    if (primary === undefined || (row !== undefined && isCurrent(row))) return row;
    return statement.first(primary, values);
  };
  const atPrimary =
    lanes.atPrimary && databaseOver({ ...lanes, ...AS_IS, ...lanes.atPrimary }, isFile);
  const database: Database = {
    isFile,
    read: readerOver(lanes.readFor(undefined)),
    readConsistent: (caller) => readerOver(lanes.readConsistentFor(caller)),
    readerFor: (caller) => readerOver(lanes.readFor(caller)),
    lookup: Object.assign(readerOver(lookup), { first }),
    atPrimary: () => atPrimary ?? database,
    transaction: (work, options) => write.transaction((run) => work(transactionOver(run)), options),
    pendingWrites: write.pending,
    pendingReads: lanes.pendingReads,
    replicaLagSeconds: lanes.replicaLagSeconds,
    ping: (timeoutMs = PING_MS) => lanes.ping(timeoutMs),
    copyTo: lanes.copyTo,
    close: lanes.close,
  };
  return database;
}

function readerOver(run: RunStatement): Orm & Reader {
  const rows: Reader['rows'] = (statement, values) => statement.all(run, values);
  return Object.assign(ormOver(run), { rows });
}

/** The builder is made by whoever uses it: most transactions run prepared statements alone. */
function transactionOver(run: RunStatement): Transaction {
  const prepared: Pick<Transaction, 'rows' | 'first' | 'write'> = {
    rows: (statement, values) => statement.all(run, values),
    first: (statement, values) => statement.first(run, values),
    write: (statement, values) => statement(run, values),
  };
  let orm: Orm | undefined;
  return new Proxy(prepared, {
    get: (own, name) => {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      orm ??= ormOver(run);
      return Reflect.get(orm, name);
    },
  }) as Transaction;
}
