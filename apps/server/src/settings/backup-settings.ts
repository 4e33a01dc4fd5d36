import { Duration } from './duration.ts';
import { ApiKey, FilePath, S3Url, Text, wholeNumber } from './rules.ts';
import { optional, secret, setting } from './setting.ts';

/** Which backups the server makes by itself. */
export const BACKUP_SETTINGS = {
  backupDir: optional(
    'BACKUP_DIR',
    FilePath,
    'no backups are made by the server',
    'A folder where the server keeps backups of its database. With several nodes, set it on one.',
    '/backups',
  ),
  backupEverySeconds: setting(
    'BACKUP_EVERY',
    Duration,
    '1d',
    'How much time lies between two backups.',
  ),
  backupKeep: setting(
    'BACKUP_KEEP',
    wholeNumber(1, 1000, 7),
    '7',
    'How many backups are kept; older ones are deleted.',
  ),
  backupS3Bucket: optional(
    'BACKUP_S3_BUCKET',
    Text,
    'backups stay in BACKUP_DIR alone',
    'A bucket of S3-compatible storage where each backup is copied to, below rolecall/.',
    'my-backups',
  ),
  backupS3Endpoint: optional(
    'BACKUP_S3_ENDPOINT',
    S3Url,
    'AWS S3',
    'The URL of S3-compatible storage that is not AWS.',
    'https://fly.storage.tigris.dev',
  ),
  backupS3Region: optional(
    'BACKUP_S3_REGION',
    Text,
    'us-east-1',
    'The region of the bucket.',
    'eu-central-1',
  ),
  backupS3AccessKeyId: secret(
    optional('BACKUP_S3_ACCESS_KEY_ID', ApiKey, 'none', 'The access key of the bucket.'),
  ),
  backupS3SecretAccessKey: secret(
    optional('BACKUP_S3_SECRET_ACCESS_KEY', ApiKey, 'none', 'Its secret.'),
  ),
};
