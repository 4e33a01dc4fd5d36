import { knownMigrations } from '../schema-version.ts';
import { BackupError } from './backup-error.ts';
import { type BackupHeader, unpackBackup } from './backup-file.ts';
import { isSound } from './is-sound.ts';
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
    if (!(await isSound(target))) throw new BackupError(`The database in ${file} is damaged.`);
    return header;
  } catch (error) {
    await removeDatabase(target);
    throw error;
  }
}
