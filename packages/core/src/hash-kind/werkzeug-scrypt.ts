import type { HashKind } from './known-hash.ts';
import { scryptOf } from './scrypt.ts';

const SHAPE = /^scrypt:(\d{1,10}):(\d{1,10}):(\d{1,10})\$([^$]+)\$((?:[0-9a-f]{2})+)$/;

/** Werkzeug's default since 2.3. The salt counts as the text it is. */
export const werkzeugScrypt: HashKind = {
  name: 'Werkzeug scrypt',
  read: (text) => {
    const [, n, r, p, salt = '', key = ''] = SHAPE.exec(text) ?? [];
    if (n === undefined) return undefined;
    const cost = { n: Number(n), r: Number(r), p: Number(p) };
    return scryptOf({ ...cost, salt: Buffer.from(salt), key: Buffer.from(key, 'hex') });
  },
};
