import type { SessionKind } from '@rolecall/schemas/session-kind';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { ownerId } from './owner-id.ts';

/** Devices that someone signed in with before: a sign-in with another one is told by mail. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    /** SHA-256 of purpose and device token, base64url. The token itself is stored nowhere. */
    key: text().primaryKey(),
    userId: ownerId(),
    kind: text().$type<SessionKind>().notNull().default('app'),
    lastSeenAt: timestamp().notNull(),
  },
  (table) => [index('known_devices_user').on(table.userId)],
);
