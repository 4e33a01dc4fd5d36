import { createHash } from 'node:crypto';
import { bcryptOf } from './bcrypt.ts';
import type { HashKind } from './known-hash.ts';

const PREFIX = 'bcrypt$';
const SHA256_PREFIX = 'bcrypt_sha256$';
const sha256Hex = (password: string) => createHash('sha256').update(password).digest('hex');

/** Django's prefix and a usual bcrypt hash: two dollars follow each other. */
export const djangoBcrypt: HashKind = {
  name: 'Django bcrypt',
  read: (text) => (text.startsWith(PREFIX) ? bcryptOf(text.slice(PREFIX.length)) : undefined),
};

/** bcrypt of SHA-256 in hex, so that all of a long password counts. */
export const djangoBcryptSha256: HashKind = {
  name: 'Django bcrypt_sha256',
  read: (text) =>
    text.startsWith(SHA256_PREFIX)
      ? bcryptOf(text.slice(SHA256_PREFIX.length), sha256Hex, text)
      : undefined,
};
