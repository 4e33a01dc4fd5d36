import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import type { DatabaseConfig } from './database-config.ts';
import { isBusy, isUnavailable } from './errors.ts';
import { reserveThreads } from './native.ts';
import { LOCK_WAIT_MS, pathOf, switchToWal } from './open-file.ts';
import { assertKnownSchema, MIGRATIONS, SchemaError } from './schema-version.ts';

const TRIES = 3;

/**
 * Brings the tables up to date. Each migration is applied whole or not at all; of two nodes that
 * start at once one applies it, and the other, refused, finds it done when it looks again.
 * @param folder where the migrations are
 * @throws DatabaseUnavailableError when the database stays locked
 * @throws SchemaError when its tables are of a newer version or of something else: it is left as it is
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
      if (error instanceof SchemaError) throw error;
      const mayRetry = isBusy(error) ? Date.now() < deadline : attempt < TRIES;
      if (!mayRetry) throw isUnavailable(error) ? error : unexpectedTables(error);
      await Bun.sleep(Math.min(200 * attempt, 500));
    } finally {
      client.close();
    }
  }
}

/** A migration that fails meets other tables than the ones before it made. */
function unexpectedTables(cause: unknown): SchemaError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SchemaError(
    `The tables in this database are not the ones Rolecall expects (${reason}). DATABASE_URL points to a database of another program, or to one that was changed by hand: use an empty database, or restore a backup.`,
    { cause },
  );
}
