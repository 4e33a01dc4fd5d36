import { fromBase64, type HashKind } from './known-hash.ts';
import { pbkdf2Reader } from './pbkdf2.ts';

const SHAPE = /^pbkdf2_(sha1|sha256|sha512)\$(\d{1,10})\$([^$]+)\$([A-Za-z0-9+/]+=*)$/;

/** Django's default. */
export const djangoPbkdf2: HashKind = {
  name: 'Django PBKDF2',
  read: pbkdf2Reader(SHAPE, fromBase64),
};
