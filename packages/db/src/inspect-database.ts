import { createClient } from '@libsql/client';
import type { DatabaseConfig } from './database-config.ts';
import { appliedMigrations, knownMigrations } from './schema-version.ts';

export type Inspection = {
  /** How many migrations of this version it does not have yet. */
  missing: number;
  /** How many it has that this version does not know. */
  unknown: number;
  /** What SQLite finds wrong with its pages and references. */
  problems: string[];
};

/**
 * Looks at a database without changing it: whether its tables are those of this version, and whether
 * it is whole. Reads all of it.
 */
export async function inspectDatabase({ url, authToken }: DatabaseConfig): Promise<Inspection> {
  const known = knownMigrations();
  const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) });
  const read = async (sql: string) => (await client.execute(sql)).rows;
  try {
    const applied = await appliedMigrations(client);
    const last = Math.max(0, ...applied);
    const checked = await read('pragma quick_check(5)');
    const broken = checked.map((row) => String(row.quick_check)).filter((text) => text !== 'ok');
    const orphans = await read('select "table" as name from pragma_foreign_key_check limit 5');
    return {
      missing: known.filter((when) => when > last).length,
      unknown: applied.filter((when) => !known.includes(when)).length,
      problems: [...broken, ...orphans.map(({ name }) => `a row of ${name} refers to nothing`)],
    };
  } finally {
    client.close();
  }
}
