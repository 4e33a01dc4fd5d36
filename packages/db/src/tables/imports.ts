import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { partOf, timestamp } from './columns.ts';
import { ownerId } from './owner-id.ts';
import { users } from './users.ts';

/** What the server is to do with a file that was uploaded. */
export const IMPORT_JOBS = ['plan', 'apply', 'undo'] as const;
export type ImportJob = (typeof IMPORT_JOBS)[number];

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
    createdAt: timestamp().notNull(),
    /** How many rows of the file are done, and how many users they added. */
    rowsDone: integer().notNull().default(0),
    added: integer().notNull().default(0),
    finishedAt: timestamp(),
    undoneAt: timestamp(),
    /** When it began to add users; what was uploaded waits before. */
    startedAt: timestamp(),
    /** Who uploaded it; no one where it came by the command line. */
    uploadedBy: text().references(() => users.id, { onDelete: 'set null' }),
    job: text({ enum: IMPORT_JOBS }),
    /** Who asked for it. */
    jobBy: text(),
    /** Until when a process has the job; one that ends without a word loses it then. */
    leasedUntil: timestamp(),
    /** Changes whenever someone asks for a job or a process takes it: who holds an older one has lost it. */
    jobRun: integer().notNull().default(0),
    /** How many processes took the job and did not finish it. */
    jobClaims: integer().notNull().default(0),
    /** How many rows the job has read. */
    rowsRead: integer().notNull().default(0),
    /** How the file is read, and what the preview said, as JSON. */
    settings: text({ mode: 'json' }),
    report: text({ mode: 'json' }),
    /** How long its files are kept. */
    expiresAt: timestamp(),
  },
  (table) => [
    index('imports_file_hash').on(table.fileHash, table.createdAt),
    index('imports_created').on(table.createdAt, table.id),
  ],
);

export type ImportRow = typeof imports.$inferSelect;

/** Users who came with an import, and what they were like then: whoever has changed was used. */
export const importedUsers = sqliteTable(
  'imported_users',
  {
    userId: ownerId().primaryKey(),
    importId: partOf(() => imports.id),
    addedAt: timestamp().notNull(),
    lastLoginAt: timestamp(),
  },
  (table) => [index('imported_users_import').on(table.importId, table.userId)],
);
