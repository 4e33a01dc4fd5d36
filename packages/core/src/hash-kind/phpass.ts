import { createHash } from 'node:crypto';
import { CRYPT_ALPHABET, cryptDigits } from './crypt-alphabet.ts';
import { assertBetween, equalBytes, type HashKind } from './known-hash.ts';

const SHAPE = /^\$[PH]\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;
const MS_PER_ROUND = 0.0006;

/** phpass, of WordPress until 6.8, phpBB and Drupal 7's ancestors: MD5, many times. */
export const phpass: HashKind = {
  name: 'phpass',
  read: (text) => {
    const [, count, salt, digest = ''] = SHAPE.exec(text) ?? [];
    if (count === undefined || salt === undefined) return undefined;
    const log2 = CRYPT_ALPHABET.indexOf(count);
    assertBetween('log2 of its rounds', log2, 7, 20);
    return {
      stored: text,
      costMs: 2 ** log2 * MS_PER_ROUND,
      matches: (password) => {
        const bytes = Buffer.from(password);
        let hash = md5(Buffer.from(salt), bytes);
        for (let round = 2 ** log2; round > 0; round--) hash = md5(hash, bytes);
        return equalBytes(Buffer.from(inDigits(hash)), Buffer.from(digest));
      },
    };
  },
};

const md5 = (first: Uint8Array, second: Uint8Array): Buffer =>
  createHash('md5').update(first).update(second).digest();

function inDigits(hash: Uint8Array): string {
  let text = '';
  for (let at = 0; at < hash.length; at += 3) {
    const left = Math.min(3, hash.length - at);
    text += cryptDigits(hash[at] ?? 0, hash[at + 1], hash[at + 2], left + 1);
  }
  return text;
}
