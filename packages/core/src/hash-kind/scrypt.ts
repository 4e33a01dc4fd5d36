import { scryptSync } from 'node:crypto';
import { assertBetween, equalBytes, type KnownHash, MAX_CHECK_MS, toBase64 } from './known-hash.ts';

const MAX_BYTES = 128 * 1024 * 1024;
const MS_PER_WORK = 0.0006;
/** N times r times p. */
const MAX_WORK = Math.floor(MAX_CHECK_MS / MS_PER_WORK);

type ScryptCost = { n: number; r: number; p: number };
type Scrypt = ScryptCost & { salt: Uint8Array; key: Uint8Array };

/**
 * A key that is made only of parameters within bounds.
 * @throws HashOutOfBoundsError
 */
export function assertScryptCost({ n, r, p }: ScryptCost): void {
  assertBetween('scrypt N', n, 2, MAX_WORK);
  assertBetween('scrypt r', r, 1, 64);
  // N has to be less than 2^(128 * r / 8). Source: RFC 7914 §2.
  assertBetween('log2 of N', Math.log2(n), 1, 16 * r - 1);
  assertBetween('scrypt p', p, 1, 64);
  assertBetween('memory in bytes', 128 * n * r, 1, MAX_BYTES);
  assertBetween('scrypt work', n * r * p, 1, MAX_WORK);
}

export const scryptMs = ({ n, r, p }: ScryptCost): number => n * r * p * MS_PER_WORK;

/** scrypt needs a little more than its parameters say. */
export const deriveScrypt = (
  password: string,
  salt: Uint8Array,
  length: number,
  { n, r, p }: ScryptCost,
): Buffer => scryptSync(password, salt, length, { N: n, r, p, maxmem: 2 * MAX_BYTES });

/** scrypt. Source: RFC 7914. */
export function scryptOf({ salt, key, ...cost }: Scrypt): KnownHash {
  assertScryptCost(cost);
  assertBetween('key length in bytes', key.length, 16, 128);
  const { n, r, p } = cost;
  return {
    stored: `$scrypt$ln=${Math.log2(n)},r=${r},p=${p}$${toBase64(salt)}$${toBase64(key)}`,
    costMs: scryptMs(cost),
    matches: (password) => equalBytes(deriveScrypt(password, salt, key.length, cost), key),
  };
}
