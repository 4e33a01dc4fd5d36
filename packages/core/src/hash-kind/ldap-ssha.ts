import { createHash } from 'node:crypto';
import { equalBytes, fromBase64, type HashKind } from './known-hash.ts';

const SHAPE = /^\{SSHA\}([A-Za-z0-9+/]+=*)$/i;
const DIGEST_BYTES = 20;

/** LDAP's salted SHA-1: the digest, then the salt. */
export const ldapSsha: HashKind = {
  name: 'LDAP SSHA',
  read: (text) => {
    const bytes = fromBase64(SHAPE.exec(text)?.[1] ?? '');
    if (bytes.length <= DIGEST_BYTES) return undefined;
    const digest = bytes.subarray(0, DIGEST_BYTES);
    const salt = bytes.subarray(DIGEST_BYTES);
    return {
      stored: text,
      costMs: 0,
      matches: (password) =>
        equalBytes(createHash('sha1').update(password).update(salt).digest(), digest),
    };
  },
};
