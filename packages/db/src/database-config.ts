import type { Trace } from './trace.ts';

/** Where a database is, and how long it may take. */
export type DatabaseConfig = {
  /** `file:…` for a local file, `libsql://`, `http(s)://` or `ws(s)://` for a server. */
  url: string;
  authToken?: string | undefined;
  /** With a remote `url`: a local file that is kept in step and answers reads. */
  replicaPath?: string | undefined;
  /** How often the replica is synchronised, in seconds. */
  syncSeconds?: number | undefined;
  /** How long a write waits until its own replica has it, in milliseconds. */
  syncWaitMs?: number | undefined;
  /** How long a transaction waits for a lock that another process holds, in milliseconds. */
  lockWaitMs?: number | undefined;
  /** How long a libSQL server may take for one response, in milliseconds. */
  timeoutMs?: number | undefined;
  /** How long a read may take, in milliseconds. */
  readMs?: number | undefined;
  /** Told what is odd about how a file was left: the database works all the same. */
  onOddShutdown?: ((what: string) => void) | undefined;
  /** Puts spans around statements and transactions. */
  trace?: Trace | undefined;
};
