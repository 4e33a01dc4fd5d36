import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './users.ts';

/** Devices that somebody signed in from before: a sign-in from another one is told by mail. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    /** HMAC of user, device and address. */
    key: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lastSeenAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('known_devices_user').on(table.userId)],
);
