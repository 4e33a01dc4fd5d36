import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../data-folder.ts';
import type { Env } from '../env.ts';
import { type Finding, fails, messageOf, ok, warning } from './finding.ts';

const GIB = 2 ** 30;
const DISK_LOW = GIB;
const DISK_FULL = GIB / 10;
const HOUR_MS = 3_600_000;
const BACKUP_OLD_HOURS = 26;

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

/** How old the newest backup is: one a day is what most rules ask. */
export function checkBackups({ backupDir }: Env): Finding[] {
  if (backupDir === undefined) return [];
  const fix = 'Run `rolecall backup` every day, and check that BACKUP_DIR is where it writes.';
  try {
    const times = readdirSync(backupDir).map((name) => statSync(join(backupDir, name)).mtimeMs);
    if (times.length === 0) return [fails('backups', `There is none in ${backupDir}.`, fix)];
    const hours = (Date.now() - Math.max(...times)) / HOUR_MS;
    const says = `The newest in ${backupDir} is ${Math.round(hours)} hours old.`;
    return [hours > BACKUP_OLD_HOURS ? warning('backups', says, fix) : ok('backups', says)];
  } catch (error) {
    return [fails('backups', messageOf(error), fix)];
  }
}
