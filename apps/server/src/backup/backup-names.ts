import { readdir } from 'node:fs/promises';

const NAME = /^rolecall-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.backup$/;

/** A file name that sorts by time and that every file system takes: no colons. */
export function backupName(at: Date): string {
  return `rolecall-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;
}

/** When a backup was made by its name, or `undefined` for any other file. */
export function timeOfBackup(name: string): Date | undefined {
  const [match, day, hour, minute, second] = NAME.exec(name) ?? [];
  return match === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}Z`);
}

/** The names of the backups in a folder, the newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => timeOfBackup(name) !== undefined)
    .toSorted()
    .toReversed();
}
