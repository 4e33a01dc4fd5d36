import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Ed25519 keys that sign access tokens. The private half is sealed under a key from SECRET_KEY. */
export const signingKeys = sqliteTable('signing_keys', {
  id: text().primaryKey(),
  publicJwk: text().notNull(),
  sealedPrivateJwk: text().notNull(),
  createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
  /** Signs from then on. A new key is published first, so that every verifier knows it. */
  activeFrom: integer({ mode: 'timestamp_ms' }).notNull(),
  /** Verifies until then: null for the newest key, which has no successor. */
  retiresAt: integer({ mode: 'timestamp_ms' }),
});
