import { copyFile } from './copy-file.ts';
import type { DatabaseConfig } from './database-config.ts';
import { startReplica } from './replica.ts';
import { removeReplica } from './replica-files.ts';

/** How long to rest between two steps, in milliseconds: one step brings everything. */
const REST_MS = 60_000;

/**
 * Copies the database of a libSQL server as it is at one moment: a replica is made for it, as of
 * the primary's last commit, and deleted again.
 * @param target a file that is not there yet
 * @throws DatabaseUnavailableError when the server does not answer
 */
export async function copyServer(config: DatabaseConfig, target: string): Promise<void> {
  const path = `${target}.replica`;
  removeReplica(path);
  const replica = startReplica({
    path,
    url: config.url,
    authToken: config.authToken,
    everyMs: REST_MS,
  });
  try {
    await replica.ready;
    await replica.stop();
    await copyFile(path, target);
  } finally {
    await replica.stop();
    removeReplica(path);
  }
}
