import { existsSync, statfsSync } from 'node:fs';
import { counted } from '@rolecall/schemas/counted';
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
  if (!existsSync(folder)) {
    const fix = 'Start the server once, which makes it, or check DATABASE_URL.';
    return warning('disk', `The folder ${folder} doesn’t exist.`, fix);
  }
  try {
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const says = `${(free / GIB).toFixed(1)} GiB free in ${folder}.`;
    const fix = 'Free up space, or nothing can be written.';
    if (free < DISK_FULL) return fails('disk', says, fix);
    return free < DISK_LOW ? warning('disk', says, fix) : ok('disk', says);
  } catch (error) {
    return warning('disk', messageOf(error), `Let this user read ${folder}.`);
  }
}

/** Whether the newest backup is as young as the settings say, with an hour's patience. */
export async function checkBackups(env: Env): Promise<Finding[]> {
  const { backupDir, backupEverySeconds } = env;
  if (backupDir === undefined) return [];
  const fix = 'Look for “a chore failed” in the log of the server that makes them.';
  const [newest = ''] = await listBackups(backupDir);
  const at = timeOfBackup(newest);
  if (at === undefined) return [fails('backups', `No backup in ${backupDir}.`, fix)];
  const ageMs = Date.now() - at.getTime();
  const says = `The newest backup in ${backupDir} is ${counted(Math.round(ageMs / HOUR_MS), 'hour')} old.`;
  const isLate = ageMs > backupEverySeconds * 1000 + HOUR_MS;
  return [isLate ? warning('backups', says, fix) : ok('backups', says)];
}
