import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Installation, systemContext } from '@rolecall/core/context';
import { backUp } from '@rolecall/core/installation/back-up';
import type { Chore } from '../start-chores.ts';
import { backupName, listBackups, timeOfBackup } from './backup-names.ts';
import type { BackupStore } from './s3-store.ts';

/** How soon a backup that is due begins, in milliseconds. */
const LOOK_MS = 60_000;
/** How long after a failure it is tried again, in milliseconds. */
const RETRY_MS = 15 * 60_000;

export type BackupPlan = {
  folder: string;
  everyMs: number;
  /** How many are kept. */
  keep: number;
  /** Where each is copied as well. */
  store?: BackupStore | undefined;
};

/**
 * Makes a backup when the newest is older than the plan says, and deletes those beyond what it keeps.
 * @param onResult told of each, for those who count
 */
export function scheduledBackups(
  core: Installation,
  plan: BackupPlan,
  onResult: (result: 'made' | 'failed') => void,
): Chore {
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    everyMs: LOOK_MS,
    isFirstAtOnce: true,
    run: async () => {
      const now = core.now();
      if (now.getTime() - failedAt < RETRY_MS || !(await isDue(plan, now))) return;
      try {
        await runBackup(core, plan, now);
        onResult('made');
      } catch (error) {
        failedAt = now.getTime();
        onResult('failed');
        throw error;
      }
    },
  };
}

/** Makes one backup now. */
async function runBackup(core: Installation, plan: BackupPlan, now: Date): Promise<void> {
  const name = backupName(now);
  const file = join(plan.folder, name);
  await backUp(systemContext(core, 'backup'), file, async () => plan.store?.put(name, file));
  const outdated = (await listBackups(plan.folder)).slice(plan.keep);
  for (const old of outdated) await rm(join(plan.folder, old));
  await plan.store?.prune(plan.keep);
}

async function isDue({ folder, everyMs }: BackupPlan, now: Date): Promise<boolean> {
  const [newest = ''] = await listBackups(folder);
  const at = timeOfBackup(newest)?.getTime() ?? Number.NEGATIVE_INFINITY;
  return now.getTime() - at >= everyMs;
}
