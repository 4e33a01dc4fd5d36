import { pbkdf2Sync } from 'node:crypto';
import {
  assertBetween,
  equalBytes,
  type HashKind,
  type KnownHash,
  MAX_CHECK_MS,
  toBase64,
} from './known-hash.ts';

const DIGEST_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const;
type Pbkdf2Digest = keyof typeof DIGEST_BYTES;
const MS_PER_ITERATION = { sha1: 0.0003, sha256: 0.0004, sha512: 0.001 } as const;

type Pbkdf2 = { digest: string; iterations: number; salt: Uint8Array; key: Uint8Array };

const isDigest = (name: string): name is Pbkdf2Digest => Object.hasOwn(DIGEST_BYTES, name);

/** PBKDF2 with HMAC. Source: RFC 8018 §5.2. */
export function pbkdf2Of({ digest, iterations, salt, key }: Pbkdf2): KnownHash | undefined {
  if (!isDigest(digest)) return undefined;
  assertBetween('key length in bytes', key.length, 16, 128);
  const blocks = Math.ceil(key.length / DIGEST_BYTES[digest]);
  const msPerIteration = blocks * MS_PER_ITERATION[digest];
  assertBetween('number of iterations', iterations, 1, Math.floor(MAX_CHECK_MS / msPerIteration));
  return {
    stored: `$pbkdf2-${digest}$i=${iterations},l=${key.length}$${toBase64(salt)}$${toBase64(key)}`,
    costMs: iterations * msPerIteration,
    matches: (password) =>
      equalBytes(pbkdf2Sync(password, salt, iterations, key.length, digest), key),
  };
}

/**
 * Reads a text that says digest, iterations, salt and key, in this order.
 * @param shape what such a text looks like; the salt counts as the text it is
 */
export const pbkdf2Reader =
  (shape: RegExp, keyOf: (text: string) => Uint8Array): HashKind['read'] =>
  (text) => {
    const [, digest, iterations, salt = '', key = ''] = shape.exec(text) ?? [];
    if (digest === undefined) return undefined;
    const asked = { digest, iterations: Number(iterations) };
    return pbkdf2Of({ ...asked, salt: Buffer.from(salt), key: keyOf(key) });
  };
