import { S3Client } from 'bun';
import { timeOfBackup } from './backup-names.ts';

/** S3-compatible storage where copies of backups are kept. */
export type BackupStore = {
  put(name: string, file: string): Promise<void>;
  /** Deletes all but the newest. */
  prune(keep: number): Promise<void>;
};

export type S3Config = {
  bucket: string;
  endpoint?: string | undefined;
  region?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Keeps copies in a bucket, under `rolecall/`. A large file goes in parts. */
export function s3Store(config: S3Config): BackupStore {
  const client = new S3Client(config);
  const folder = 'rolecall/';
  return {
    put: async (name, file) => {
      await client.write(folder + name, Bun.file(file));
    },
    prune: async (keep) => {
      const { contents = [] } = await client.list({ prefix: folder });
      const names = contents
        .map(({ key }) => key.slice(folder.length))
        .filter((name) => timeOfBackup(name) !== undefined);
      for (const name of names.toSorted().toReversed().slice(keep)) {
        await client.delete(folder + name);
      }
    },
  };
}
