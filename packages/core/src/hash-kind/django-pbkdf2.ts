import { fromBase64, type HashKind } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const SHAPE = /^pbkdf2_(sha1|sha256|sha512)\$(\d{1,10})\$([^$]+)\$([A-Za-z0-9+/]+=*)$/;

/** Django's default. The salt counts as the text it is. */
export const djangoPbkdf2: HashKind = {
  name: 'Django PBKDF2',
  read: (text) => {
    const [, digest, iterations, salt = '', key = ''] = SHAPE.exec(text) ?? [];
    if (digest === undefined) return undefined;
    return pbkdf2Of({
      digest,
      iterations: Number(iterations),
      salt: Buffer.from(salt),
      key: fromBase64(key),
    });
  },
};
