import type { ModeDatabase } from '@rolecall/db/testing-modes';

/** The variables by which a server reaches a database, with a replica of its own in that mode. */
export function settingsOf(database: ModeDatabase): Record<string, string> {
  const { url, replicaPath } = database.newConfig();
  const replica = replicaPath === undefined ? {} : { DATABASE_REPLICA_PATH: replicaPath };
  return { DATABASE_URL: url, ...replica };
}
