import type { Database } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { asc, desc } from 'drizzle-orm';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import type { Secrets } from '../secrets.ts';
import { SIGNING_ALGORITHM } from './make-signing-key.ts';

type SigningKeyRow = typeof signingKeys.$inferSelect;
/** A signing key that is ready to be used. */
export type Key = { row: SigningKeyRow; jwk: JWK; publicKey: CryptoKey; privateKey: CryptoKey };

/** The signing keys were sealed under another SECRET_KEY. */
export class WrongSecretKeyError extends Error {
  override name = 'WrongSecretKeyError';
}

/** The signing keys of an installation, the oldest first. @throws WrongSecretKeyError */
export async function readKeys(db: Database, secrets: Secrets): Promise<Key[]> {
  const rows = await db
    .readConsistent()
    .select()
    .from(signingKeys)
    .orderBy(asc(signingKeys.activeFrom));
  return Promise.all(rows.map((row) => openKey(secrets, row)));
}

const newest = prepare((orm) =>
  orm.select().from(signingKeys).orderBy(desc(signingKeys.activeFrom)).limit(1),
);

/** The newest of them as the primary has it: a replica may not know it yet. */
export async function readNewestKey(db: Database, secrets: Secrets): Promise<Key | undefined> {
  const row = await db.lookup.first(newest, {}, () => false);
  return row && openKey(secrets, row);
}

async function openKey(secrets: Secrets, row: SigningKeyRow): Promise<Key> {
  const jwk: JWK = JSON.parse(row.publicJwk);
  const privateJwk = openPrivateJwk(secrets, row.sealedPrivateJwk);
  const [publicKey, privateKey] = await Promise.all([importKey(jwk), importKey(privateJwk)]);
  return { row, jwk, publicKey, privateKey };
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
