import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/libsql/migrator';
import type { Database } from './database.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const TRIES = 3;

/**
 * Brings the tables up to date. Each migration is applied whole or not at all; of two nodes that
 * start at once one applies it, and the other, refused, finds it done when it looks again.
 */
export async function migrateDatabase(db: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await migrate(db.orm, { migrationsFolder: MIGRATIONS });
    } catch (error) {
      if (attempt === TRIES) throw error;
      await Bun.sleep(200 * attempt);
    }
  }
}
