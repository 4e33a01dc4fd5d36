import { assertBetween, fromBase64, type HashKind } from './known-hash.ts';
import { scryptOf } from './scrypt.ts';

const SHAPE =
  /^\$scrypt\$ln=(\d{1,10}),r=(\d{1,10}),p=(\d{1,10})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** scrypt as a PHC string, `ln` being the logarithm of N. */
export const phcScrypt: HashKind = {
  name: 'scrypt',
  read: (text) => {
    const [, ln, r, p, salt = '', key = ''] = SHAPE.exec(text) ?? [];
    if (ln === undefined) return undefined;
    assertBetween('scrypt ln', Number(ln), 1, 22);
    const cost = { n: 2 ** Number(ln), r: Number(r), p: Number(p) };
    return scryptOf({ ...cost, salt: fromBase64(salt), key: fromBase64(key) });
  },
};
