import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Counters shared by all nodes. Keys are an HMAC, so that no email or IP stands here in the clear. */
export const rateLimits = sqliteTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** When the counter starts afresh. */
    resetsAt: integer({ mode: 'timestamp_ms' }).notNull(),
    /** Until then nothing passes: the growing delay after repeated failures. */
    blockedUntil: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('rate_limits_resets_at').on(table.resetsAt)],
);
