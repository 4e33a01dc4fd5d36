import { rm } from 'node:fs/promises';
import type { Database } from '../database.ts';
import { knownMigrations } from '../schema-version.ts';
import { type BackupHeader, packBackup } from './backup-file.ts';

/**
 * Backs up a whole database as it is at one moment, while others go on reading and writing.
 * @param file where the backup goes; it appears whole or not at all
 */
export async function makeBackup(
  db: Database,
  file: string,
  createdAt: Date,
): Promise<BackupHeader> {
  const copy = `${file}.database`;
  await rm(copy, { force: true });
  try {
    await db.copyTo(copy);
    const schemaVersion = Math.max(...knownMigrations());
    return await packBackup(copy, file, { createdAt, schemaVersion });
  } finally {
    await rm(copy, { force: true });
  }
}
