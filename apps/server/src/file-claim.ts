import { Database } from 'bun:sqlite';
import { existsSync, rmSync } from 'node:fs';
import { isBusy } from '@rolecall/db/errors';
import { pathOf } from '@rolecall/db/open-file';

/** How a server that works on a database file is known to others. */
export type FileClaim = {
  /**
   * Claims the file, unless another server has.
   * @param url where this server answers
   * @returns where the other one answers
   */
  take(url: string): string | undefined;
  release(): void;
};

/** A lock of SQLite ends with its process, however that ends, and holds between containers. */
const claimPath = (database: string) => `${database}.server`;

/** How soon a server that was second takes the place of one that is gone. */
const RETRY_MS = 60_000;

/**
 * Claims the database of this process, as long as it lives. A libSQL server may have any number of
 * nodes.
 * @param url where this server answers
 * @returns where another one answers that works on the same file
 */
export function claimDatabase(databaseUrl: string, url: string): string | undefined {
  if (!databaseUrl.startsWith('file:')) return undefined;
  const claim = fileClaim(pathOf(databaseUrl));
  const other = claim.take(url);
  setInterval(() => claim.take(url), RETRY_MS).unref();
  process.on('exit', claim.release);
  return other;
}

/** The claim on a database file. It only informs: other servers can use the file all the same. */
export function fileClaim(database: string): FileClaim {
  const path = claimPath(database);
  let held: Database | undefined;
  return {
    take: (url) => {
      if (held !== undefined) return undefined;
      const found = lockOrOwner(path, url);
      if (!(found instanceof Database)) return found;
      held = found;
      return undefined;
    },
    release: () => {
      if (held !== undefined) rmSync(path, { force: true });
      held?.close();
      held = undefined;
    },
  };
}

/** Where a server answers that works on a database file, if there is one. */
export function serverOn(database: string): string | undefined {
  const path = claimPath(database);
  const found = existsSync(path) ? lockOrOwner(path) : undefined;
  if (!(found instanceof Database)) return found;
  found.close();
  return undefined;
}

/**
 * The lock, or where its owner answers; nothing where the folder allows no lock.
 * @param url what its owner writes into it
 */
function lockOrOwner(path: string, url?: string): Database | string | undefined {
  let lock: Database | undefined;
  try {
    lock = new Database(path);
    lock.run('PRAGMA synchronous = OFF');
    lock.run('BEGIN IMMEDIATE');
    if (url !== undefined) writeOwner(lock, url);
    return lock;
  } catch (error) {
    const owner = lock && isBusy(error) ? ownerOf(lock) : undefined;
    lock?.close();
    return owner;
  }
}

function writeOwner(lock: Database, url: string): void {
  lock.run('CREATE TABLE IF NOT EXISTS server (url TEXT NOT NULL)');
  lock.run('DELETE FROM server');
  lock.run('INSERT INTO server VALUES (?)', [url]);
  lock.run('COMMIT');
  // Others can read while a transaction has only begun to write.
  lock.run('BEGIN IMMEDIATE');
}

function ownerOf(lock: Database): string | undefined {
  try {
    return lock.query<{ url: string }, []>('SELECT url FROM server').get()?.url;
  } catch {
    // Its owner is writing it right now.
    return undefined;
  }
}
