import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from '../database.ts';
import { knownMigrations } from '../schema-version.ts';
import { BackupError } from './backup-error.ts';
import { type BackupHeader, packBackup, partialOf } from './backup-file.ts';
import { isSound } from './is-sound.ts';
import { removedOnExit } from './removed-on-exit.ts';

const DAMAGED =
  'The database is damaged, so no backup was made. Restore the last good backup; earlier ones are kept.';

/**
 * Backs up a whole database as it is at one moment, while others go on reading and writing.
 * @param file where the backup goes, whose folder is made; it appears whole or not at all
 * @throws BackupError where it cannot be written, or where the copy is one that could not be restored
 */
export async function makeBackup(
  db: Database,
  file: string,
  createdAt: Date,
): Promise<BackupHeader> {
  const copy = `${file}.database`;
  await assertWritable(copy, file);
  try {
    return await removedOnExit([copy, `${copy}-journal`, partialOf(file)], async () => {
      await db.copyTo(copy);
      if (!(await isSound(copy))) throw new BackupError(DAMAGED);
      const schemaVersion = Math.max(...knownMigrations());
      return packBackup(copy, file, { createdAt, schemaVersion });
    });
  } finally {
    await rm(copy, { force: true });
  }
}

/** Otherwise the copy would fail as if the database itself could not be reached. */
async function assertWritable(copy: string, file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(copy, '');
    await rm(copy);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/, .*$/s, '') : String(cause);
    throw new BackupError(`${file} cannot be written (${reason}).`, { cause });
  }
}
