import { dirname } from 'node:path';
import { systemContext } from '@rolecall/core/context';
import { type Ended, endAfterRestore } from '@rolecall/core/installation/end-after-restore';
import { BackupError } from '@rolecall/db/backup/backup-error';
import { removedOnExit } from '@rolecall/db/backup/removed-on-exit';
import { databaseParts, removeDatabase, replaceFile } from '@rolecall/db/backup/replace-file';
import { stageBackup } from '@rolecall/db/backup/stage-backup';
import { pathOf } from '@rolecall/db/open-file';
import { createCore } from '../create-core.ts';
import { type Env, EnvError } from '../env.ts';
import { serverOn } from '../file-claim.ts';
import { makeDatabaseFolder, removeMadeFolders } from '../usable-folder.ts';
import { backupName } from './backup-names.ts';

export type Restored = {
  /** When the backup was made. */
  createdAt: string;
  ended: Ended;
  /** Where the database is that was there before, if there was one. */
  kept: string | undefined;
};

/**
 * Puts the database of a backup in the place of the installation's. It is unpacked, checked, brought
 * up to date and rid of all sessions, links and waiting emails beside the one that is there, which is
 * replaced last and kept.
 * @param confirm called with the time of the backup once that is checked; throws to change nothing
 * @throws BackupError when the file is damaged or of a newer version, or the server runs
 * @throws EnvError for a database that is no file, or another SECRET_KEY
 */
export async function restoreInstallation(
  env: Env,
  file: string,
  now: Date,
  confirm: (createdAt: string) => Promise<void> = async () => {},
): Promise<Restored> {
  if (!env.databaseUrl.startsWith('file:')) {
    throw new EnvError(
      'DATABASE_URL points to a libSQL server. Restore into a file, for example DATABASE_URL=file:./restored.db, and create a database from that one: docs/operate.md says how.',
    );
  }
  const path = pathOf(env.databaseUrl);
  const url = serverOn(path);
  if (url !== undefined) {
    throw new BackupError(`The database is in use: stop the server at ${url} first.`);
  }
  const made = makeDatabaseFolder(env, path);
  const staged = `${path}.restoring`;
  try {
    const { createdAt, ended } = await removedOnExit(databaseParts(staged), async () => {
      const header = await stageBackup(file, staged);
      const core = await createCore({ ...env, databaseUrl: `file:${staged}` }, { appUrl: '' });
      const ctx = systemContext(core, 'restore');
      const done = endAfterRestore(ctx, new Date(header.createdAt));
      const result = { ...header, ended: await done.finally(() => core.db.close()) };
      await confirm(header.createdAt);
      return result;
    });
    const keptAt = `${path}.before-${backupName(now).replace(/^rolecall-|\.backup$/g, '')}`;
    const hadOne = await replaceFile(path, staged, keptAt);
    return { createdAt, ended, kept: hadOne ? keptAt : undefined };
  } catch (error) {
    await removeDatabase(staged);
    removeMadeFolders(dirname(path), made);
    throw error;
  }
}
