import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * How many signed up and in on each day (UTC), kept by triggers on the audit log: a chart needs no
 * scan. Whose account an administrator made did not sign up.
 */
export const dayCounts = sqliteTable(
  'day_counts',
  {
    kind: text().$type<'sign_up' | 'sign_in'>().notNull(),
    /** Days since 1970-01-01. */
    day: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.day] })],
);
