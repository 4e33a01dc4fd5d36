import { type Client, createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle as drizzleProxy, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import { DatabaseUnavailableError, isBusy, isUnavailable } from './errors.ts';
import { openRemote, type Remote } from './remote.ts';
import { type Replica, startReplica } from './replica.ts';
import type { RunStatement } from './run-statement.ts';
import { createWriteQueue } from './write-queue.ts';

type Orm = LibSQLDatabase;

/** What reads: no way to write outside a transaction. */
export type Reader = Pick<Orm, 'select' | '$count'>;
/** What a transaction's work gets: reads its own writes. */
export type Transaction = Pick<Orm, 'select' | 'insert' | 'update' | 'delete' | '$count'>;

export type DatabaseConfig = {
  /** `file:…` for a local file, `libsql://`, `http(s)://` or `ws(s)://` for a server. */
  url: string;
  authToken?: string | undefined;
  /** With a remote `url`: a local file that is kept in step and answers reads. */
  replicaPath?: string | undefined;
  /** How often the replica is synchronised, in seconds. */
  syncSeconds?: number | undefined;
  /** How long a transaction waits for a lock that another process holds, in milliseconds. */
  lockWaitMs?: number | undefined;
  /** How long a libSQL server may take for one answer, in milliseconds. */
  answerMs?: number | undefined;
};

export type Database = {
  /** Whether it is a local file, without a server. */
  isFile: boolean;
  read: Reader;
  /** A reader for decisions about security: the replica only while it is in step with its primary. */
  readFresh(): Reader;
  /**
   * Runs `work` in one write transaction: all of it is committed, or none.
   * Transactions of this process run one after the other; a lock held elsewhere is waited for.
   * @throws DatabaseUnavailableError when the database stays locked or out of reach
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** How many transactions of this process run or wait. */
  pendingWrites(): number;
  /** The whole of drizzle, for migrations. */
  orm: Orm;
  /**
   * Resolves when the database answers, a replica's primary included.
   * @throws DatabaseUnavailableError when it does not within so many milliseconds
   */
  ping(timeoutMs?: number): Promise<void>;
  close(): void;
};

const LOCK_WAIT_MS = 8_000;
/** How long a libSQL server may take for one answer, in milliseconds. */
const ANSWER_MS = 10_000;
const WRITE_QUEUE_LIMIT = 2_000;

type Clients = {
  reader: Client;
  writer: Client;
  remote: Remote | undefined;
  replica: Replica | undefined;
};

/** The same query builder; only what it says of statements without rows differs. */
const throughRemote = (run: RunStatement) =>
  drizzleProxy(run, undefined, { casing: 'snake_case' }) as unknown as Orm & SqliteRemoteDatabase;

async function openClients(config: DatabaseConfig): Promise<Clients> {
  const { url, authToken, replicaPath } = config;
  if (url.startsWith('file:')) {
    // A writer of its own: replacing it after a lock conflict cuts off nobody's read.
    const writer = createClient({ url, concurrency: 1 });
    await switchToWal(writer, Date.now() + (config.lockWaitMs ?? LOCK_WAIT_MS));
    return { reader: createClient({ url }), writer, remote: undefined, replica: undefined };
  }
  const auth = authToken === undefined ? {} : { authToken };
  const answerMs = config.answerMs ?? ANSWER_MS;
  const writer = createClient({ url, fetch: fetchWithin(answerMs), ...auth });
  const remote = openRemote({ url, authToken, answerMs });
  if (replicaPath === undefined) return { reader: writer, writer, remote, replica: undefined };
  const everyMs = (config.syncSeconds ?? 1) * 1000;
  const onReplaced = () => void reader?.reconnect();
  const replica = startReplica({ path: replicaPath, url, authToken, everyMs, onReplaced });
  let reader: Client | undefined;
  await replica.ready;
  reader = createClient({ url: `file:${replicaPath}` });
  return { reader, writer, remote, replica };
}

/** A server that takes a request and never answers is away, too. */
const fetchWithin = (ms: number) => (request: Request) =>
  fetch(request, { signal: AbortSignal.timeout(ms) });

/** Of two programs that open a new file at once, one meets the other's lock and waits for it. */
async function switchToWal(writer: Client, deadline: number): Promise<void> {
  for (;;) {
    try {
      await writer.execute('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw asUnavailable(error);
      await writer.reconnect();
      await Bun.sleep(10);
    }
  }
}

/**
 * Opens a database in the mode its URL says: a local file in WAL mode, a libSQL server, or a
 * server with a local replica for reads.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const { reader, writer, remote, replica } = await openClients(config);
  const isFile = config.url.startsWith('file:');
  const orm = drizzle(writer, { casing: 'snake_case' });
  const primary = remote === undefined ? orm : throughRemote(remote.run);
  const readOrm = reader === writer ? primary : drizzle(reader, { casing: 'snake_case' });
  const queue = createWriteQueue(WRITE_QUEUE_LIMIT);

  const lockWaitMs = config.lockWaitMs ?? LOCK_WAIT_MS;

  async function begin<T>(work: (tx: Transaction) => Promise<T>, deadline: number): Promise<T> {
    for (let wait = 5; ; wait = Math.min(wait * 2, 100)) {
      let begun = false;
      try {
        const result = await orm.transaction(
          (tx) => {
            begun = true;
            return work(tx);
          },
          { behavior: 'immediate' },
        );
        return result;
      } catch (error) {
        // A connection that met SQLITE_BUSY cannot commit any more: replace it.
        if (isFile && isBusy(error)) await writer.reconnect();
        const mayRetry = !begun && isBusy(error) && Date.now() < deadline;
        if (!mayRetry) throw asUnavailable(error);
        await Bun.sleep(wait);
      }
    }
  }

  return {
    isFile,
    read: readOrm,
    readFresh: () => (replica === undefined || replica.isFresh() ? readOrm : primary),
    orm,
    transaction: async (work) => {
      // Its turn in the queue counts: behind a lock that stays, all give up together.
      const deadline = Date.now() + lockWaitMs;
      if (remote === undefined) return queue.run(() => begin(work, deadline));
      const onServer = (run: RunStatement) => work(throughRemote(run));
      const result = await queue.run(() => remote.transaction(onServer, deadline));
      await replica?.sync();
      return result;
    },
    pendingWrites: queue.pending,
    ping: async (timeoutMs = ANSWER_MS) => {
      if (remote !== undefined) await remote.ping(timeoutMs);
      else await orm.run(sql`select 1`);
    },
    close: () => {
      void replica?.stop();
      remote?.close();
      reader.close();
      if (writer !== reader) writer.close();
    },
  };
}

function asUnavailable(error: unknown): unknown {
  if (error instanceof DatabaseUnavailableError || !isUnavailable(error)) return error;
  return new DatabaseUnavailableError('The database does not answer.', { cause: error });
}
