import { SESSION_KINDS, type SessionKind } from '@rolecall/schemas/session-kind';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { oneOf } from './one-of.ts';
import { ownerId } from './owner-id.ts';

/**
 * Signed-in devices and apps. Ending a session deletes its row.
 * `web`: one opaque token, hashed. `app`: a family of refresh tokens, of which the hash of the seed
 * and the current generation are enough to tell current, parent and replayed apart.
 */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: ownerId(),
    kind: text().$type<SessionKind>().notNull(),
    /** SHA-256 of purpose and session token (`web`) or refresh seed (`app`), base64url. */
    tokenHash: text().notNull().unique('sessions_token_hash'),
    generation: integer().notNull().default(0),
    rotatedAt: timestamp(),
    createdAt: timestamp().notNull(),
    lastUsedAt: timestamp().notNull(),
    /** Moves on with use, never beyond `expiresAt`. */
    idleExpiresAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    /** When the password was last proved in this session. */
    authenticatedAt: timestamp().notNull(),
    userAgent: text().notNull().default(''),
    ip: text('address').notNull().default(''),
    /** The key of the known device that it was started on. */
    deviceKey: text(),
  },
  (table) => [
    index('sessions_user').on(table.userId, table.lastUsedAt),
    check('sessions_kind', oneOf(table.kind, SESSION_KINDS)),
  ],
);

export type SessionRow = typeof sessions.$inferSelect;
