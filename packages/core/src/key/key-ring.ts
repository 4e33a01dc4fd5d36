import type { Database } from '@rolecall/db/database';
import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { desc } from 'drizzle-orm';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';

export const SIGNING_ALGORITHM = 'EdDSA';

/** The signing keys were sealed under another SECRET_KEY. */
export class WrongSecretKeyError extends Error {
  override name = 'WrongSecretKeyError';
}

/** The keys that sign and verify access tokens, in memory. */
export type KeyRing = {
  current: { id: string; privateKey: CryptoKey };
  publicKeys: ReadonlyMap<string, CryptoKey>;
  /** What `/.well-known/jwks.json` shows. Source: RFC 7517. */
  jwks: { keys: JWK[] };
};

/** A key made by `importJWK` from an OKP key is never a raw secret. */
async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, SIGNING_ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('A signing key must be asymmetric.');
  return key;
}

async function makeKey(secrets: Secrets, now: Date): Promise<typeof signingKeys.$inferInsert> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  return {
    id: newId('key'),
    publicJwk: JSON.stringify(await exportJWK(pair.publicKey)),
    sealedPrivateJwk: secrets.seal('signing-key', JSON.stringify(await exportJWK(pair.privateKey))),
    createdAt: now,
  };
}

/**
 * Loads the signing keys, making the first one in an empty database. Of several nodes that start
 * at once one makes it and all load the same.
 * @throws WrongSecretKeyError when the keys were sealed under another SECRET_KEY
 */
export async function loadKeyRing(db: Database, secrets: Secrets, now: Date): Promise<KeyRing> {
  const first = await makeKey(secrets, now);
  const stored = await db.transaction(async (tx) => {
    const rows = await tx.select().from(signingKeys).orderBy(desc(signingKeys.createdAt));
    return rows.length > 0 ? rows : tx.insert(signingKeys).values(first).returning();
  });
  const [newest] = stored;
  if (newest === undefined) throw new Error('No signing key could be stored.');

  const publicKeys = new Map<string, CryptoKey>();
  const keys: JWK[] = [];
  for (const row of stored) {
    const jwk: JWK = JSON.parse(row.publicJwk);
    publicKeys.set(row.id, await importKey(jwk));
    keys.push({ ...jwk, kid: row.id, alg: SIGNING_ALGORITHM, use: 'sig' });
  }
  const privateKey = await importKey(openPrivateJwk(secrets, newest.sealedPrivateJwk));
  return { current: { id: newest.id, privateKey }, publicKeys, jwks: { keys } };
}

function openPrivateJwk(secrets: Secrets, sealed: string): JWK {
  try {
    return JSON.parse(secrets.open('signing-key', sealed));
  } catch (cause) {
    throw new WrongSecretKeyError('The signing keys cannot be opened.', { cause });
  }
}
