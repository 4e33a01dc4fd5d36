import { Database } from 'bun:sqlite';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isBusy } from '../errors.ts';
import { MARK } from '../shutdown-mark.ts';
import { BackupError } from './backup-error.ts';

/** A database file, and what may be left beside it. */
const PARTS = ['', '-wal', '-shm', MARK];

/** The files of a database, whether they are there or not. */
export const databaseParts = (path: string): string[] => PARTS.map((part) => path + part);

/**
 * Puts another file in a database's place. What was there is kept beside it.
 * @param kept where it is kept
 * @returns whether there was anything to keep
 * @throws BackupError while a program has the database open
 */
export async function replaceFile(
  database: string,
  replacement: string,
  kept: string,
): Promise<boolean> {
  const isThere = existsSync(database);
  if (isThere) {
    assertUnused(database);
    await moveDatabase(database, kept);
  }
  await moveDatabase(replacement, database);
  await flushFolder(dirname(database));
  return isThere;
}

async function moveDatabase(from: string, to: string): Promise<void> {
  for (const part of PARTS) if (existsSync(from + part)) await rename(from + part, to + part);
}

/** Deletes a database file with what belongs to it. */
export async function removeDatabase(path: string): Promise<void> {
  for (const part of databaseParts(path)) await rm(part, { force: true });
}

/** The journal can only be changed while no other connection is open. A damaged file has no users. */
function assertUnused(path: string): void {
  let connection: Database | undefined;
  try {
    connection = new Database(path, { readwrite: true });
    connection.run('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (!isBusy(error)) return;
    throw new BackupError('The database is in use: stop the server first.', { cause: error });
  } finally {
    connection?.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
