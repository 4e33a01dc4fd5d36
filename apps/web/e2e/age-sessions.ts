import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { BuiltServer } from '@rolecall/testkit/built-server';

/** Lets everyone's password have been proved so long ago that it is asked for again. */
export function ageSessions({ databaseUrl }: Pick<BuiltServer, 'databaseUrl'>): void {
  const database = new DatabaseSync(fileURLToPath(databaseUrl));
  database.exec('PRAGMA busy_timeout = 5000; UPDATE sessions SET authenticated_at = 0');
  database.close();
}
