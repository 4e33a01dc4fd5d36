import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SQL } from 'drizzle-orm';
import { inject } from 'vitest';
import type { Database } from './database.ts';
import { wholeOrm } from './statement.ts';
import { createModeDatabase, type Mode, type ModeDatabase } from './testing-modes.ts';
import type { WriteOptions } from './write-lane.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with Vitest's.
  interface ProvidedContext {
    /** What the tests of a project have for a database: tooling/presets/projects.ts. */
    databaseMode: Mode;
  }
}

export type TestDatabase = ModeDatabase & { db: Database };

/**
 * A database with all tables for one test; `remove` closes and deletes it.
 * @param mode the mode of the run, where nothing else is said
 */
export async function createTestDatabase(mode = inject('databaseMode')): Promise<TestDatabase> {
  const database = await createModeDatabase(mode);
  return { ...database, db: await database.open() };
}

/** Everything that a database has on a disk, its logs and replicas included, byte by byte. */
export async function storedBytes({ folder }: Pick<ModeDatabase, 'folder'>): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  return Buffer.concat(await Promise.all(paths.map((path) => readFile(path))));
}

/** The rows that a statement reads, an array each. */
export function rowsOf(db: Database, statement: SQL | string): Promise<unknown[][]> {
  return wholeOrm(db.read).values(statement);
}

/** Runs a statement in a transaction of its own. */
export async function execute(
  db: Database,
  statement: SQL | string,
  options?: WriteOptions,
): Promise<void> {
  await db.transaction((tx) => wholeOrm(tx).run(statement), options);
}
