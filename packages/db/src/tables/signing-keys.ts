import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';

/** Ed25519 keys that sign access tokens. The private half is sealed under a key from SECRET_KEY. */
export const signingKeys = sqliteTable('signing_keys', {
  id: text().primaryKey(),
  publicJwk: text().notNull(),
  sealedPrivateJwk: text().notNull(),
  createdAt: timestamp().notNull(),
  /** Signs from then on. A new key is published first, so that every verifier knows it. */
  activeFrom: timestamp().notNull(),
  /** Verifies until then: null for the newest key, which has no successor. */
  retiresAt: timestamp(),
});
