import { argon2Of } from './argon2.ts';
import type { HashKind } from './known-hash.ts';

const PREFIX = 'argon2$';

/** Django's prefix and a PHC string that has lost its first dollar. */
export const djangoArgon2: HashKind = {
  name: 'Django argon2',
  read: (text) => (text.startsWith(PREFIX) ? argon2Of(`$${text.slice(PREFIX.length)}`) : undefined),
};
