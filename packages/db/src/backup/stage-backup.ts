import { openConnection } from '../native.ts';
import { knownMigrations } from '../schema-version.ts';
import { BackupError } from './backup-error.ts';
import { type BackupHeader, unpackBackup } from './backup-file.ts';
import { removeDatabase } from './replace-file.ts';

/**
 * Unpacks a backup beside the database that it will replace, and checks it whole: checksum, schema,
 * every page and every reference.
 * @param target where the database goes; what an attempt before left there is deleted
 * @throws BackupError when anything is wrong; nothing is left behind then
 */
export async function stageBackup(file: string, target: string): Promise<BackupHeader> {
  await removeDatabase(target);
  try {
    const header = await unpackBackup(file, target);
    if (header.schemaVersion > Math.max(...knownMigrations())) {
      throw new BackupError(`A newer version of Rolecall made ${file}: restore it with that one.`);
    }
    assertSound(target, file);
    return header;
  } catch (error) {
    await removeDatabase(target);
    throw error;
  }
}

function assertSound(database: string, file: string): void {
  const connection = openConnection(database);
  try {
    const [integrity] = connection.prepare('PRAGMA integrity_check(1)').all([]);
    const orphans = connection.prepare('PRAGMA foreign_key_check').all([]);
    if (integrity?.[0] === 'ok' && orphans.length === 0) return;
    throw new BackupError(`The database in ${file} is damaged.`);
  } finally {
    connection.close();
  }
}
