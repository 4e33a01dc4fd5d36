import type { ModeDatabase } from '@rolecall/db/testing-modes';

/** The variables by which a server reaches a database, with a replica of its own in that mode. */
export function settingsOf(database: ModeDatabase): Record<string, string> {
  const { url, replicaPath } = database.newConfig();
  if (replicaPath === undefined) return { DATABASE_URL: url };
  return { DATABASE_URL: url, DATABASE_REPLICA_PATH: replicaPath };
}
