import { type Connection, openConnection } from './native.ts';
import { createEmptyDatabase } from './testing-modes.ts';

/** A new database file, and a connection to it. */
export type TestFile = { path: string; connection: Connection; remove(): Promise<void> };

/**
 * A new database file in WAL mode.
 * @param table the statement that creates its table
 */
export async function createTestFile(table: string): Promise<TestFile> {
  const { url, remove } = await createEmptyDatabase('file');
  const path = url.slice('file:'.length);
  const connection = openConnection(path, 1_000);
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec(table);
  return {
    path,
    connection,
    remove: async () => {
      connection.close();
      await remove();
    },
  };
}
