import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/libsql/migrator';
import type { Database } from './database.ts';
import { isBusy } from './errors.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const TRIES = 3;
/** How long to wait for another node that migrates or writes, in milliseconds. */
const LOCK_WAIT_MS = 8_000;

/**
 * Brings the tables up to date. Each migration is applied whole or not at all; of two nodes that
 * start at once one applies it, and the other, refused, finds it done when it looks again.
 */
export async function migrateDatabase(db: Database): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await migrate(db.orm, { migrationsFolder: MIGRATIONS });
    } catch (error) {
      const mayRetry = isBusy(error) ? Date.now() < deadline : attempt < TRIES;
      if (!mayRetry) throw error;
      await Bun.sleep(Math.min(200 * attempt, 500));
    }
  }
}
