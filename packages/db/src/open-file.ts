import { Database as BunDatabase } from 'bun:sqlite';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { copyFile } from './copy-file.ts';
import type { DatabaseConfig } from './database-config.ts';
import { DatabaseUnavailableError, isBusy } from './errors.ts';
import type { Lanes } from './lanes.ts';
import { openLookupLane } from './lookup-lane.ts';
import { openConnection, reserveThreads } from './native.ts';
import { openReadLane } from './read-lane.ts';
import { markClosed, markOpen, oddShutdown } from './shutdown-mark.ts';
import { openWriteLane } from './write-lane.ts';

/** How long a write waits for a lock that another process holds, in milliseconds. */
export const LOCK_WAIT_MS = 8_000;
/** How long a read may take, in milliseconds. */
export const READ_MS = 2_000;

/** The path in a `file:` URL. */
export function pathOf(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** The lanes of a local file: one writer, and readers that never wait for it. */
export async function openFile(config: DatabaseConfig): Promise<Lanes> {
  const path = pathOf(config.url);
  const lockWaitMs = config.lockWaitMs ?? LOCK_WAIT_MS;
  const odd = oddShutdown(path);
  await switchToWal(path, Date.now() + lockWaitMs);
  const lookup = openLookupLane(path);
  // A question that has to look into the file: from now on there is a log.
  const touch = () => lookup.run('SELECT count(*) FROM sqlite_schema', [], 'get');
  await touch();
  markOpen(path);
  if (odd !== undefined) config.onOddShutdown?.(odd);
  const deadlineMs = config.readMs ?? READ_MS;
  const read = openReadLane({ path, connections: reserveThreads(), deadlineMs });
  const write = openWriteLane(path, lockWaitMs);
  return {
    lookup: lookup.run,
    readFor: read.runFor,
    readConsistentFor: read.runFor,
    primary: () => undefined,
    atPrimary: undefined,
    write,
    pendingReads: read.pending,
    replicaLagSeconds: () => undefined,
    ping: async () => {
      if (!existsSync(path)) throw new DatabaseUnavailableError('The database file is not there.');
      await touch();
    },
    copyTo: (target) => copyFile(path, target),
    close: async () => {
      await write.close();
      await read.close();
      lookup.close();
      removeLog(path);
      markClosed(path);
    },
  };
}

/** Of two programs that open a new file at once, one meets the other's lock and waits for it. */
export async function switchToWal(path: string, deadline: number): Promise<void> {
  for (;;) {
    const connection = openConnection(path);
    try {
      connection.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() >= deadline) {
        throw new DatabaseUnavailableError('The database is locked.', { cause: error });
      }
    } finally {
      connection.close();
    }
    await Bun.sleep(10);
  }
}

/**
 * The last connection to a file takes its log away when it closes. The binding closes its own only
 * when the garbage collector comes by, so one that closes at once is opened last.
 */
function removeLog(path: string): void {
  try {
    const last = new BunDatabase(path, { readwrite: true });
    last.run('PRAGMA wal_checkpoint(TRUNCATE)');
    last.close();
  } catch {
    // A file that cannot be opened any more keeps its log, for whoever opens it next.
  }
}
