import type { HashKind } from './known-hash.ts';
import { scryptOf } from './scrypt.ts';

const SHAPE = /^([0-9a-f]{32}):([0-9a-f]{128})$/;
const COST = { n: 16_384, r: 16, p: 1 };

/** better-auth's default: the salt counts as its hex text, and the password in NFKC. */
export const betterAuth: HashKind = {
  name: 'better-auth scrypt',
  read: (text) => {
    const [, salt, key = ''] = SHAPE.exec(text) ?? [];
    if (salt === undefined) return undefined;
    const known = scryptOf({ ...COST, salt: Buffer.from(salt), key: Buffer.from(key, 'hex') });
    // The PHC string would say nothing of NFKC.
    return {
      ...known,
      stored: text,
      matches: (password) => known.matches(password.normalize('NFKC')),
    };
  },
};
