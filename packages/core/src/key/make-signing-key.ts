import type { signingKeys } from '@rolecall/db/tables/signing-keys';
import { exportJWK, generateKeyPair } from 'jose';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';

/** Ed25519. Source: RFC 8037. */
export const SIGNING_ALGORITHM = 'EdDSA';

/** A new signing key, its private half sealed, to be stored. */
export async function makeSigningKey(
  secrets: Secrets,
  now: Date,
  activeFrom: Date,
): Promise<typeof signingKeys.$inferInsert> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  const [publicJwk, privateJwk] = await Promise.all([
    exportJWK(pair.publicKey),
    exportJWK(pair.privateKey),
  ]);
  return {
    id: newId('key'),
    publicJwk: JSON.stringify(publicJwk),
    sealedPrivateJwk: secrets.seal('signing-key', JSON.stringify(privateJwk)),
    createdAt: now,
    activeFrom,
  };
}
