import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';

/** Counters shared by all nodes. Keys are an HMAC, so that no email or IP stands here in the clear. */
export const rateLimits = sqliteTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** When the counter starts afresh. */
    resetsAt: timestamp().notNull(),
    /** Until then nothing passes: the growing delay after repeated failures. */
    blockedUntil: timestamp().notNull(),
  },
  (table) => [index('rate_limits_resets_at').on(table.resetsAt)],
);
