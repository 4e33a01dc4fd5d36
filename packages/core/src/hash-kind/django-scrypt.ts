import { fromBase64, type HashKind } from './known-hash.ts';
import { scryptOf } from './scrypt.ts';

const SHAPE = /^scrypt\$(\d{1,10})\$([^$]+)\$(\d{1,10})\$(\d{1,10})\$([A-Za-z0-9+/]+=*)$/;

/** N, salt as text, r, p, key: not Werkzeug, though both begin with "scrypt". */
export const djangoScrypt: HashKind = {
  name: 'Django scrypt',
  read: (text) => {
    const [, n, salt = '', r, p, key = ''] = SHAPE.exec(text) ?? [];
    if (n === undefined) return undefined;
    const cost = { n: Number(n), r: Number(r), p: Number(p) };
    return scryptOf({ ...cost, salt: Buffer.from(salt), key: fromBase64(key) });
  },
};
