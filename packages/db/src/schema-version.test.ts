import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { knownMigrations } from './schema-version.ts';
import { firstMigrations } from './testing-migrations.ts';
import { createModeDatabase } from './testing-modes.ts';

test.each(['file', 'server'] as const)(
  'a newer database is left as it is in %s mode',
  async (mode) => {
    const data = await createModeDatabase(mode);
    const former = await firstMigrations(knownMigrations().length - 1);
    try {
      const { url } = data;
      await expect(migrateDatabase({ url }, former)).rejects.toThrow(/newer version/);
      await migrateDatabase({ url });
    } finally {
      await data.remove();
      await rm(former, { recursive: true });
    }
  },
);
