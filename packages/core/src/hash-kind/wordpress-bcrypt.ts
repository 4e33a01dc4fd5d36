import { createHmac } from 'node:crypto';
import { bcryptOf } from './bcrypt.ts';
import type { HashKind } from './known-hash.ts';

const PREFIX = '$wp';
const KEY = 'wp-sha384';
/** What PHP's `trim` takes away; WordPress does so with every password. */
const PHP_SPACE = '[ \\t\\n\\r\\v\\0]';
const AT_ENDS = new RegExp(`^${PHP_SPACE}+|${PHP_SPACE}+$`, 'g');

const hmacOf = (password: string) =>
  createHmac('sha384', KEY).update(password.replace(AT_ENDS, '')).digest('base64');

/** WordPress since 6.8: bcrypt of an HMAC, so that all of a long password counts. */
export const wordpressBcrypt: HashKind = {
  name: 'WordPress bcrypt',
  read: (text) =>
    text.startsWith(`${PREFIX}$2y$`)
      ? bcryptOf(text.slice(PREFIX.length), hmacOf, text)
      : undefined,
};
