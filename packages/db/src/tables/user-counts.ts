import type { Role } from '@rolecall/schemas/permissions';
import type { UserStatus } from '@rolecall/schemas/user';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How many users there are of each kind, kept by triggers on `users`: totals need no scan. */
export const userCounts = sqliteTable(
  'user_counts',
  {
    role: text().$type<Role>().notNull(),
    status: text().$type<UserStatus>().notNull(),
    emailVerified: integer({ mode: 'boolean' }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.role, table.status, table.emailVerified] })],
);
