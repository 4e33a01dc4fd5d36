import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { users } from './users.ts';

export type TokenPurpose =
  | 'verify-email'
  | 'reset-password'
  | 'invitation'
  | 'change-email'
  | 'setup';

/** Tokens that work once, each bound to a purpose, a user and the email it was sent to. */
export const oneTimeTokens = sqliteTable(
  'one_time_tokens',
  {
    /** SHA-256 of purpose and token, base64url. The token itself is stored nowhere. */
    hash: text().primaryKey(),
    purpose: text().$type<TokenPurpose>().notNull(),
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    email: text(),
    createdAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    consumedAt: timestamp(),
  },
  (table) => [index('one_time_tokens_user').on(table.userId, table.purpose)],
);
