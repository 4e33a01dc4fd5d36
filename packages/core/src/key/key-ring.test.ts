import { randomBytes } from 'node:crypto';
import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { createTestDatabase, type TestDatabase } from '@rolecall/db/testing';
import { jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSecrets } from '../secrets.ts';
import { type KeyRing, loadKeyRing } from './key-ring.ts';
import { makeSigningKey } from './make-signing-key.ts';
import { WrongSecretKeyError } from './read-keys.ts';

const secrets = createSecrets(randomBytes(32).toString('base64'));
const now = new Date('2026-11-21T09:30:00.000Z');
let file: TestDatabase;
beforeEach(async () => {
  file = await createTestDatabase();
});
afterEach(() => file.remove());

const sign = (ring: KeyRing) => {
  const { id, privateKey } = ring.signingKey(now);
  return new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid: id }).sign(privateKey);
};
const signerOf = (ring: KeyRing, at = now) => ring.signingKey(at).id;

async function verifies(ring: KeyRing, token: string, kid: string): Promise<boolean> {
  const key = ring.publicKey(kid, now);
  if (key === undefined) return false;
  return jwtVerify(token, key).then(
    () => true,
    () => false,
  );
}

test('an empty database gets one key, which the next start finds again', async () => {
  const first = await loadKeyRing(file.db, secrets, now);
  const second = await loadKeyRing(file.db, secrets, new Date(now.getTime() + 1_000));
  expect(signerOf(second)).toBe(signerOf(first));
  expect(second.jwks(now)).toEqual(first.jwks(now));
  expect(await file.db.read.$count(signingKeys)).toBe(1);
  expect(await verifies(second, await sign(first), signerOf(first))).toBe(true);
});

test('nodes that load at once on an empty database use the same key', async () => {
  for (let round = 0; round < 5; round++) {
    const fresh = await createTestDatabase();
    const other = await fresh.open();
    const nodes = [fresh.db, other, fresh.db, other];
    const rings = await Promise.all(nodes.map((db) => loadKeyRing(db, secrets, now)));
    expect(new Set(rings.map((ring) => signerOf(ring))).size).toBe(1);
    expect(await fresh.db.read.$count(signingKeys)).toBe(1);
    const [one, ...rest] = rings;
    if (one === undefined) throw new Error('unreachable');
    for (const ring of rest) {
      expect(await verifies(one, await sign(ring), signerOf(ring))).toBe(true);
    }
    await fresh.remove();
  }
});

test('the newest key signs, and tokens of an older one still verify', async () => {
  const old = await loadKeyRing(file.db, secrets, now);
  const token = await sign(old);
  const donor = await createTestDatabase();
  await loadKeyRing(donor.db, secrets, new Date(now.getTime() + 1_000));
  const rows = await donor.db.read.select().from(signingKeys);
  await donor.remove();
  await file.db.transaction((tx) => tx.insert(signingKeys).values(rows));
  const ring = await loadKeyRing(file.db, secrets, now);
  const later = new Date(now.getTime() + 1_000);
  expect(signerOf(ring)).toBe(signerOf(old));
  expect(signerOf(ring, later)).toBe(rows[0]?.id);
  expect(ring.jwks(now).keys).toHaveLength(2);
  expect(await verifies(ring, token, signerOf(old))).toBe(true);
});

test('what is published holds public parts only', async () => {
  const ring = await loadKeyRing(file.db, secrets, now);
  expect(ring.jwks(now).keys).toEqual([
    {
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.any(String),
      kid: signerOf(ring),
      alg: 'EdDSA',
      use: 'sig',
    },
  ]);
});

test('what is stored cannot be read without SECRET_KEY', async () => {
  await loadKeyRing(file.db, secrets, now);
  const [row] = await file.db.read.select().from(signingKeys);
  expect(row?.publicJwk).not.toContain('"d"');
  expect(() => JSON.parse(row?.sealedPrivateJwk ?? '{}')).toThrow();
  expect(JSON.parse(secrets.open('signing-key', row?.sealedPrivateJwk ?? ''))).toHaveProperty('d');
});

test('the wrong SECRET_KEY is told by an error of its own and changes nothing', async () => {
  await loadKeyRing(file.db, secrets, now);
  const others = createSecrets(randomBytes(32).toString('base64'));
  await expect(loadKeyRing(file.db, others, now)).rejects.toBeInstanceOf(WrongSecretKeyError);
  expect(await file.db.read.$count(signingKeys)).toBe(1);
  await expect(loadKeyRing(file.db, secrets, now)).resolves.toBeDefined();
});

test('a key that another node rotated in is found when its first token comes', async () => {
  const ring = await loadKeyRing(file.db, secrets, now);
  const later = new Date(now.getTime() + 1_000);
  const next = await makeSigningKey(secrets, now, later);
  await file.db.transaction((tx) => tx.insert(signingKeys).values(next));
  expect(ring.publicKey(next.id, later)).toBeUndefined();
  const found = await Promise.all([1, 2, 3].map(() => ring.findPublicKey(next.id, later)));
  expect(found.every((key) => key !== undefined)).toBe(true);
  expect(signerOf(ring, later)).toBe(next.id);
});

test('keys that no one made are looked for once in a while', async () => {
  let reads = 0;
  const db = {
    ...file.db,
    readConsistent: () => {
      reads++;
      return file.db.readConsistent();
    },
  };
  const ring = await loadKeyRing(db, secrets, now);
  const before = reads;
  for (let n = 0; n < 20; n++) {
    expect(await ring.findPublicKey(`key_${n}`, now)).toBeUndefined();
  }
  expect(reads - before).toBe(1);
});
