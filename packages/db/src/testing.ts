import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQL } from 'drizzle-orm';
import { type Database, openDatabase } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { wholeOrm } from './statement.ts';

let template: Promise<string> | undefined;

async function migratedTemplate(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'rolecall-template-')), 'template.db');
  const config = { url: `file:${path}` };
  await migrateDatabase(config);
  // Closed, it is one plain file, so that a copy of it is complete.
  await (await openDatabase(config)).close();
  return path;
}

/** Puts a migrated, empty database there, which a server would otherwise make by each migration. */
export async function copyMigrated(path: string): Promise<void> {
  template ??= migratedTemplate();
  copyFileSync(await template, path);
}

export type TestDatabase = { db: Database; path: string; remove: () => Promise<void> };

/** A migrated database file of its own for one test; `remove` closes and deletes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'));
  const path = join(folder, 'rolecall.db');
  await copyMigrated(path);
  const db = await openDatabase({ url: `file:${path}` });
  return {
    db,
    path,
    remove: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The rows that a statement reads, an array each. */
export function rowsOf(db: Database, statement: SQL): Promise<unknown[][]> {
  return wholeOrm(db.read).values(statement);
}

/** Runs a statement in a transaction of its own. */
export async function execute(db: Database, statement: SQL | string): Promise<void> {
  await db.transaction((tx) => wholeOrm(tx).run(statement));
}
