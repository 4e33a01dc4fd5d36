import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { migrateDatabase } from './migrate.ts';

let template: Promise<string> | undefined;

async function migratedTemplate(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'rolecall-template-')), 'template.db');
  const db = await openDatabase({ url: `file:${path}` });
  await migrateDatabase(db);
  // Back to one plain file, so that a copy of it is complete.
  await db.orm.run('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return path;
}

export type TestDatabase = { db: Database; path: string; remove: () => void };

/** A migrated database file of its own for one test; `remove` closes and deletes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= migratedTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'));
  const path = join(folder, 'rolecall.db');
  copyFileSync(await template, path);
  const db = await openDatabase({ url: `file:${path}` });
  return {
    db,
    path,
    remove: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
