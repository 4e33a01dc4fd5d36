import type { Installation } from '@rolecall/core/context';
import { Gauge, type Registry } from 'prom-client';
import { listBackups, timeOfBackup } from '../backup/backup-names.ts';
import type { BackupPlan } from '../backup/scheduled-backups.ts';

/** Adds how old the newest backup of this node is: one that is too old is what an alert is for. */
export function addBackupMetrics(
  core: Installation,
  plan: BackupPlan | undefined,
  registry: Registry,
): void {
  new Gauge({
    name: 'rolecall_backup_age_seconds',
    help: 'How old the newest backup in BACKUP_DIR is; NaN when there is none.',
    registers: [registry],
    async collect() {
      const [newest = ''] = plan === undefined ? [] : await listBackups(plan.folder);
      const at = timeOfBackup(newest)?.getTime() ?? Number.NaN;
      this.set((core.now().getTime() - at) / 1000);
    },
  });
}
