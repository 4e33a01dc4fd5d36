import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { z } from 'zod';

/** Where the migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** The tables of a database are not such as this version can work with. */
export class SchemaError extends Error {
  override name = 'SchemaError';
}

/** When each migration of this version was made, in milliseconds of the epoch, oldest first. */
export function knownMigrations(folder = MIGRATIONS): number[] {
  const journal = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8');
  return Journal.parse(JSON.parse(journal)).entries.map(({ when }) => when);
}

/**
 * Refuses a database with migrations that this version does not have.
 * @throws SchemaError
 */
export async function assertKnownSchema(client: Client, folder?: string): Promise<void> {
  const known = knownMigrations(folder);
  const unknown = (await appliedMigrations(client)).filter((when) => !known.includes(when));
  if (unknown.length === 0) return;
  throw new SchemaError(
    unknown.some((when) => when > Math.max(...known))
      ? 'This database was upgraded by a newer version of Rolecall. Start that version, or restore a backup from before the upgrade.'
      : 'This database has a migration that this version of Rolecall does not know, so it comes from another build. Start that build, or restore a backup from before it.',
  );
}

/** When each migration was made that a database has. */
export async function appliedMigrations(client: Client): Promise<number[]> {
  const { rows: tables } = await client.execute(
    "select 1 from sqlite_schema where name = '__drizzle_migrations'",
  );
  if (tables.length === 0) return [];
  const { rows } = await client.execute('select created_at from __drizzle_migrations');
  return rows.map((row) => Number(row.created_at));
}
