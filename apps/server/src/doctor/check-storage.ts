import { statfsSync } from 'node:fs';
import { listBackups, timeOfBackup } from '../backup/backup-names.ts';
import { dataFolder } from '../data-folder.ts';
import type { Env } from '../env.ts';
import { type Finding, fails, messageOf, ok, warning } from './finding.ts';

const GIB = 2 ** 30;
const DISK_LOW = GIB;
const DISK_FULL = GIB / 10;
const HOUR_MS = 3_600_000;

/** Whether there is room for what is written. */
export function checkDisk({ databaseUrl }: Env): Finding {
  const folder = dataFolder(databaseUrl);
  try {
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const says = `${(free / GIB).toFixed(1)} GiB are free at ${folder}.`;
    const fix = 'Make room: without it, nothing can be written.';
    if (free < DISK_FULL) return fails('disk', says, fix);
    return free < DISK_LOW ? warning('disk', says, fix) : ok('disk', says);
  } catch (error) {
    return warning('disk', messageOf(error), 'Check that the folder of the database is there.');
  }
}

/** Whether the newest backup is as young as the settings say, with an hour's patience. */
export async function checkBackups(env: Env): Promise<Finding[]> {
  const { backupDir, backupEverySeconds } = env;
  if (backupDir === undefined) return [];
  const fix = 'Look for “a chore failed” in the log of the server that makes them.';
  const [newest = ''] = await listBackups(backupDir);
  const at = timeOfBackup(newest);
  if (at === undefined) return [fails('backups', `There is none in ${backupDir}.`, fix)];
  const ageMs = Date.now() - at.getTime();
  const says = `The newest in ${backupDir} is ${Math.round(ageMs / HOUR_MS)} hours old.`;
  const isLate = ageMs > backupEverySeconds * 1000 + HOUR_MS;
  return [isLate ? warning('backups', says, fix) : ok('backups', says)];
}
