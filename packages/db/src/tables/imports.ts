import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ownerId } from './columns.ts';

/** Files of users that were imported, and how far. */
export const imports = sqliteTable(
  'imports',
  {
    id: text().primaryKey(),
    /** What the file is called, for people. */
    fileName: text().notNull(),
    /** SHA-256 of the file and of how it is read, base64url: an import that was cut off goes on with it. */
    fileHash: text().notNull(),
    /** Where the file is from. */
    system: text().notNull(),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    /** How many rows of the file are done, and how many users they added. */
    rowsDone: integer().notNull().default(0),
    added: integer().notNull().default(0),
    finishedAt: integer({ mode: 'timestamp_ms' }),
    undoneAt: integer({ mode: 'timestamp_ms' }),
  },
  (table) => [index('imports_file_hash').on(table.fileHash, table.createdAt)],
);

export type ImportRow = typeof imports.$inferSelect;

/** Users who came with an import, and what they were like then: whoever has changed was used. */
export const importedUsers = sqliteTable(
  'imported_users',
  {
    userId: ownerId().primaryKey(),
    importId: text()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    addedAt: integer({ mode: 'timestamp_ms' }).notNull(),
    lastLoginAt: integer({ mode: 'timestamp_ms' }),
  },
  (table) => [index('imported_users_import').on(table.importId, table.userId)],
);
