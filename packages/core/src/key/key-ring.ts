import type { Database } from '@rolecall/db/database';
import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { asc } from 'drizzle-orm';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import type { Secrets } from '../secrets.ts';
import { makeSigningKey, SIGNING_ALGORITHM } from './make-signing-key.ts';

type SigningKeyRow = typeof signingKeys.$inferSelect;
type Key = { row: SigningKeyRow; jwk: JWK; publicKey: CryptoKey; privateKey: CryptoKey };

/** The signing keys were sealed under another SECRET_KEY. */
export class WrongSecretKeyError extends Error {
  override name = 'WrongSecretKeyError';
}

/** The keys that sign and verify access tokens, in memory. */
export type KeyRing = {
  /** The newest key that may sign already, else the oldest that has not retired. */
  signingKey(now: Date): { id: string; privateKey: CryptoKey };
  /** The key of that id, unless it has retired. */
  publicKey(id: string, now: Date): CryptoKey | undefined;
  /** What `/.well-known/jwks.json` shows, the next key too. Source: RFC 7517. */
  jwks(now: Date): { keys: JWK[] };
  /** Takes up what was rotated since, by this node or another. */
  reload(): Promise<void>;
};

/**
 * Loads the signing keys, making the first one in an empty database. Of several nodes that start
 * at once one makes it and all load the same.
 * @throws WrongSecretKeyError when the keys were sealed under another SECRET_KEY
 */
export async function loadKeyRing(db: Database, secrets: Secrets, now: Date): Promise<KeyRing> {
  const first = await makeSigningKey(secrets, now, now);
  await db.transaction(async (tx) => {
    const count = await tx.$count(signingKeys);
    if (count === 0) await tx.insert(signingKeys).values(first);
  });
  let keys = await readKeys(db, secrets);
  const isValid = ({ row }: Key, at: Date) => row.retiresAt === null || row.retiresAt > at;

  return {
    signingKey: (at) => {
      // After a clock that jumped back none may be active yet: the oldest is the one that everyone knows.
      const valid = keys.filter((key) => isValid(key, at));
      const key = valid.findLast(({ row }) => row.activeFrom <= at) ?? valid[0];
      if (key === undefined) throw new Error('There is no key to sign with.');
      return { id: key.row.id, privateKey: key.privateKey };
    },
    publicKey: (id, at) => {
      const key = keys.find(({ row }) => row.id === id);
      return key !== undefined && isValid(key, at) ? key.publicKey : undefined;
    },
    jwks: (at) => ({
      keys: keys
        .filter((key) => isValid(key, at))
        .map(({ row, jwk }) => ({ ...jwk, kid: row.id, alg: SIGNING_ALGORITHM, use: 'sig' })),
    }),
    reload: async () => {
      keys = await readKeys(db, secrets);
    },
  };
}

async function readKeys(db: Database, secrets: Secrets): Promise<Key[]> {
  const rows = await db
    .readConsistent()
    .select()
    .from(signingKeys)
    .orderBy(asc(signingKeys.activeFrom));
  return Promise.all(
    rows.map(async (row) => {
      const jwk: JWK = JSON.parse(row.publicJwk);
      const privateJwk = openPrivateJwk(secrets, row.sealedPrivateJwk);
      const [publicKey, privateKey] = await Promise.all([importKey(jwk), importKey(privateJwk)]);
      return { row, jwk, publicKey, privateKey };
    }),
  );
}

function openPrivateJwk(secrets: Secrets, sealed: string): JWK {
  try {
    return JSON.parse(secrets.open('signing-key', sealed));
  } catch (cause) {
    throw new WrongSecretKeyError('The signing keys cannot be opened.', { cause });
  }
}

/** A key made by `importJWK` from an OKP key is never a raw secret. */
async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, SIGNING_ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('A signing key must be asymmetric.');
  return key;
}
