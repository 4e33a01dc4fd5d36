import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** One row, whose number triggers raise with every change that may change a count of users. */
export const usersVersion = sqliteTable('users_version', { version: integer().notNull() });
