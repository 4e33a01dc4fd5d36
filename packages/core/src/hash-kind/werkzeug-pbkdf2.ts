import type { HashKind } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const SHAPE = /^pbkdf2:(sha1|sha256|sha512):(\d{1,10})\$([^$]+)\$((?:[0-9a-f]{2})+)$/;

/** Werkzeug (Flask). The salt counts as the text it is. */
export const werkzeugPbkdf2: HashKind = {
  name: 'Werkzeug PBKDF2',
  read: (text) => {
    const [, digest, iterations, salt = '', key = ''] = SHAPE.exec(text) ?? [];
    if (digest === undefined) return undefined;
    return pbkdf2Of({
      digest,
      iterations: Number(iterations),
      salt: Buffer.from(salt),
      key: Buffer.from(key, 'hex'),
    });
  },
};
