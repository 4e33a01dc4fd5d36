import type { Env } from '../env.ts';
import { s3Store } from './s3-store.ts';
import type { BackupPlan } from './scheduled-backups.ts';

/** When and where the server makes backups, if the settings say so. */
export function backupPlan(env: Env): BackupPlan | undefined {
  const { backupDir: folder, backupKeep: keep, backupS3Bucket: bucket } = env;
  if (folder === undefined) return undefined;
  const { backupS3AccessKeyId: accessKeyId, backupS3SecretAccessKey: secretAccessKey } = env;
  const hasStore =
    bucket !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined;
  const store = hasStore
    ? s3Store({
        bucket,
        endpoint: env.backupS3Endpoint,
        region: env.backupS3Region,
        accessKeyId,
        secretAccessKey,
      })
    : undefined;
  return { folder, everyMs: env.backupEverySeconds * 1000, keep, store };
}
