import {
  ClientError,
  type HttpClient,
  type InValue,
  openHttp,
  ResponseError,
  type RowsResult,
  Stmt,
} from '@libsql/hrana-client';
import { DatabaseUnavailableError, isUnavailable } from './errors.ts';
import { beginRemote } from './remote-transaction.ts';
import { createSemaphore, type Semaphore } from './semaphore.ts';
import { httpUrlOf } from './server-url.ts';
import { type RunStatement, toDriverRows } from './statement.ts';

/** How long Bun keeps an idle connection for the next request, in milliseconds. */
const POOLED_MS = 5 * 60_000;
/**
 * A libSQL server takes 128 requests at once by default, of all its nodes, and refuses the next:
 * these leave room for two nodes, their writes and their replicas. Look-ups have their own, as
 * sign-ins must not wait for lists.
 */
const LOOKUPS_AT_ONCE = 16;
const READS_AT_ONCE = 40;
const WAITING_LIMIT = 2_000;

export type RemoteConfig = {
  url: string;
  authToken?: string | undefined;
  /** How long the server may take for one response, in milliseconds. */
  timeoutMs: number;
  /** The trace that what is asked belongs to, for the server. */
  traceparent?: (() => string | undefined) | undefined;
};

/** A libSQL server over HTTP. Whatever it fails to answer is a DatabaseUnavailableError. */
export type Remote = {
  /** Finds rows by key, outside a transaction; never waits for reads. */
  lookup: RunStatement;
  /** Runs a list, search or count, outside a transaction. */
  read: RunStatement;
  /**
   * Runs `work` in one write transaction. A statement whose result no one reads is sent with the
   * next one that is read, or with the commit; what it fails with is thrown there.
   * @param deadline until when to wait for the lock, in milliseconds of the epoch
   */
  transaction<T>(work: (run: RunStatement) => Promise<T>, deadline: number): Promise<T>;
  /** How many lists, searches and counts run or wait. */
  pendingReads(): number;
  /** Resolves when the server answers a query within so many milliseconds. */
  ping(timeoutMs: number): Promise<void>;
  close(): void;
};

/** Opens a libSQL server; nothing is sent before the first statement. */
export function openRemote(config: RemoteConfig): Remote {
  const { url, authToken = config.authToken } = httpUrlOf(config.url);
  let pooledFrom = Number.NEGATIVE_INFINITY;

  /** A server that takes a request and never answers is away, too. */
  async function fetchWithin(ms: number, keepalive: boolean, request: Request): Promise<Response> {
    const traceparent = config.traceparent?.();
    if (traceparent !== undefined) request.headers.set('traceparent', traceparent);
    try {
      const response = await fetch(request, { signal: AbortSignal.timeout(ms), keepalive });
      const body = await response.arrayBuffer();
      if (isJson(response)) return new Response(body, response);
      throw new Error(`Not libSQL, but HTTP status ${response.status}.`);
    } catch (cause) {
      // Other idle connections may be as dead as this one: none is used until they are gone.
      if (isTimeout(cause)) pooledFrom = performance.now() + POOLED_MS;
      throw awayBecause(cause);
    }
  }
  const connect = (ms: number, mayPool: () => boolean) =>
    openHttp(url, authToken, (request: Request) => fetchWithin(ms, mayPool(), request));

  const client = connect(config.timeoutMs, () => performance.now() >= pooledFrom);
  const atOnce = (concurrency: number) =>
    createSemaphore(
      { concurrency, queueLimit: WAITING_LIMIT, waitMs: config.timeoutMs },
      () => new DatabaseUnavailableError('Too many reads are waiting.'),
    );
  const reads = atOnce(READS_AT_ONCE);
  const within =
    ({ run }: Semaphore): RunStatement =>
    (sql, params, method) =>
      answered(async () => {
        const result = await run(() => query(client, sql, params));
        return toDriverRows(rowsOf(result), method);
      });

  return {
    lookup: within(atOnce(LOOKUPS_AT_ONCE)),
    read: within(reads),
    transaction: (work, deadline) =>
      answered(async () => {
        const tx = beginRemote(() => client.openStream(), deadline);
        try {
          const result = await work(async (sql, params, method) => {
            const statement = statementOf(sql, params);
            if (method !== 'run') return toDriverRows(rowsOf(await tx.ask(statement)), method);
            tx.add(statement);
            return { rows: [] };
          });
          await tx.commit();
          return result;
        } catch (error) {
          const undone = tx.rollback().catch(() => undefined);
          if (!isAway(error)) await undone;
          throw error;
        }
      }),
    pendingReads: () => {
      const { running, waiting } = reads.load();
      return running + waiting;
    },
    ping: async (timeoutMs) => {
      const once = connect(timeoutMs, () => false);
      await answered(() => query(once, 'select 1', [])).finally(() => once.close());
    },
    close: () => client.close(),
  };
}

/** Opens a connection, asks and closes it, all in one round trip. */
function query(client: HttpClient, sql: string, params: unknown[]): Promise<RowsResult> {
  const stream = client.openStream();
  const result = stream.query(statementOf(sql, params));
  stream.closeGracefully();
  return result;
}

/** drizzle binds what SQLite stores; libSQL refuses the rest when it is bound. */
const statementOf = (sql: string, params: unknown[]) =>
  new Stmt(sql).bindIndexes(params as InValue[]);

const rowsOf = ({ rows }: RowsResult) => rows.map((row) => Array.from(row));

const isJson = ({ headers }: Response) => headers.get('content-type')?.includes('json') === true;

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';

const awayBecause = (cause: unknown) =>
  new DatabaseUnavailableError('The database does not answer.', { cause });

/** What the server refuses is a response; that it is busy, or says what libSQL cannot read, is none. */
function isAway(error: unknown): boolean {
  return (
    isUnavailable(error) || (error instanceof ClientError && !(error instanceof ResponseError))
  );
}

async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseUnavailableError || !isAway(error)) throw error;
    throw awayBecause(error);
  }
}
