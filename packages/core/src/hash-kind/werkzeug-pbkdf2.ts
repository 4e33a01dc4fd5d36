import type { HashKind } from './known-hash.ts';
import { pbkdf2Reader } from './pbkdf2.ts';

const SHAPE = /^pbkdf2:(sha1|sha256|sha512):(\d{1,10})\$([^$]+)\$((?:[0-9a-f]{2})+)$/;

/** Werkzeug (Flask). */
export const werkzeugPbkdf2: HashKind = {
  name: 'Werkzeug PBKDF2',
  read: pbkdf2Reader(SHAPE, (key) => Buffer.from(key, 'hex')),
};
