import { openConnection } from './native.ts';

/** How long a copy waits for a lock on its own thread, in milliseconds. */
const BUSY_TIMEOUT_MS = 8_000;

/**
 * Copies a database file as it is at one moment, while others go on reading and writing, and without
 * the event loop. Source: https://sqlite.org/lang_vacuum.html#vacuuminto
 * @param target a file that is not there yet
 */
export async function copyFile(path: string, target: string): Promise<void> {
  const connection = openConnection(path, BUSY_TIMEOUT_MS);
  try {
    await connection.execOffLoop(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    connection.close();
  }
}
