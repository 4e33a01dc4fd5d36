import type { Database } from '@rolecall/db/database';
import { signingKeys } from '@rolecall/db/tables/signing-keys';
import type { CryptoKey, JWK } from 'jose';
import type { Secrets } from '../secrets.ts';
import { atMostEvery } from './at-most-every.ts';
import { makeSigningKey, SIGNING_ALGORITHM } from './make-signing-key.ts';
import { type Key, readKeys, readNewestKey } from './read-keys.ts';

/** How soon a key is looked for again that was not found: anyone can name one, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** The keys that sign and verify access tokens, in memory. */
export type KeyRing = {
  /** The newest key that may sign already, else the oldest that has not retired. */
  signingKey(now: Date): { id: string; privateKey: CryptoKey };
  /** The key of that id, unless it has retired. */
  publicKey(id: string, now: Date): CryptoKey | undefined;
  /** The same, where it is not known: after a look at what other nodes rotated since. */
  findPublicKey(id: string, now: Date): Promise<CryptoKey | undefined>;
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
  const knows = (id: string) => keys.some(({ row }) => row.id === id);
  const publicKey = (id: string, at: Date) => {
    const key = keys.find(({ row }) => row.id === id);
    return key !== undefined && isValid(key, at) ? key.publicKey : undefined;
  };
  const reload = async () => {
    keys = await readKeys(db, secrets);
  };
  const lookAgain = atMostEvery(LOOK_AGAIN_MS, async () => {
    await reload();
    const newest = await readNewestKey(db, secrets);
    if (newest !== undefined && !knows(newest.row.id)) keys = [...keys, newest];
  });

  return {
    signingKey: (at) => {
      // After a clock that jumped back none may be active yet: the oldest is the one that everyone knows.
      const valid = keys.filter((key) => isValid(key, at));
      const key = valid.findLast(({ row }) => row.activeFrom <= at) ?? valid[0];
      if (key === undefined) throw new Error('There is no key to sign with.');
      return { id: key.row.id, privateKey: key.privateKey };
    },
    publicKey,
    findPublicKey: async (id, at) => {
      if (!knows(id)) await lookAgain();
      return publicKey(id, at);
    },
    jwks: (at) => ({
      keys: keys
        .filter((key) => isValid(key, at))
        .map(({ row, jwk }) => ({ ...jwk, kid: row.id, alg: SIGNING_ALGORITHM, use: 'sig' })),
    }),
    reload,
  };
}
