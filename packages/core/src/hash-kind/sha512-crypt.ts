import { assertBetween, equalBytes, type HashKind } from './known-hash.ts';
import { sha512Crypt as digestOf } from './sha512-crypt-digest.ts';

const SHAPE = /^\$6\$(?:rounds=(\d{1,10})\$)?([^$:\n]{1,16})\$([./0-9A-Za-z]{86})$/;
const USUAL_ROUNDS = 5_000;
const MS_PER_ROUND = 0.0035;
/** passlib's default is 656,000 rounds: over two seconds here, once for each user. */
const MAX_ROUNDS = 700_000;

/** Unix crypt with SHA-512. Source: akkadia.org/drepper/SHA-crypt.txt. */
export const sha512Crypt: HashKind = {
  name: 'sha512-crypt',
  read: (text) => {
    const [, given, salt, digest = ''] = SHAPE.exec(text) ?? [];
    if (salt === undefined) return undefined;
    const rounds = Number(given ?? USUAL_ROUNDS);
    assertBetween('number of rounds', rounds, 1_000, MAX_ROUNDS);
    return {
      stored: text,
      costMs: rounds * MS_PER_ROUND,
      matches: (password) =>
        equalBytes(Buffer.from(digestOf(password, salt, rounds)), Buffer.from(digest)),
    };
  },
};
