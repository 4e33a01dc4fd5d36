import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import type { DatabaseConfig } from './database-config.ts';
import { isBusy } from './errors.ts';
import { reserveThreads } from './native.ts';
import { LOCK_WAIT_MS, pathOf, switchToWal } from './open-file.ts';
import { assertKnownSchema, MIGRATIONS, NewerSchemaError } from './schema-version.ts';

const TRIES = 3;

/**
 * Brings the tables up to date. Each migration is applied whole or not at all; of two nodes that
 * start at once one applies it, and the other, refused, finds it done when it looks again.
 * @param folder where the migrations are
 * @throws DatabaseUnavailableError when the database stays locked
 * @throws NewerSchemaError when a newer version made the database, which is left as it is
 */
export async function migrateDatabase(
  { url, authToken, lockWaitMs = LOCK_WAIT_MS }: DatabaseConfig,
  folder = MIGRATIONS,
): Promise<void> {
  const deadline = Date.now() + lockWaitMs;
  if (url.startsWith('file:')) await switchToWal(pathOf(url), deadline);
  reserveThreads();
  for (let attempt = 1; ; attempt++) {
    // A connection of its own each time: one that met a lock may not be able to commit any more.
    const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) });
    try {
      await assertKnownSchema(client, folder);
      return await migrate(drizzle(client), { migrationsFolder: folder });
    } catch (error) {
      if (error instanceof NewerSchemaError) throw error;
      const mayRetry = isBusy(error) ? Date.now() < deadline : attempt < TRIES;
      if (!mayRetry) throw error;
      await Bun.sleep(Math.min(200 * attempt, 500));
    } finally {
      client.close();
    }
  }
}
