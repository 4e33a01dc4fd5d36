import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from './migrate.ts';
import { MIGRATIONS } from './schema-version.ts';

/** The migrations as they were when there were only the first so many. */
export async function firstMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** Brings a database to where the first so many migrations leave it. */
export async function applyFirst(count: number, url: string): Promise<void> {
  const folder = await firstMigrations(count);
  await migrateDatabase({ url }, folder);
  await rm(folder, { recursive: true });
}
