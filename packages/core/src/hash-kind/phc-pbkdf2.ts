import { fromBase64, type HashKind } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const SHAPE =
  /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?(\d{1,10})(?:,l=\d+)?\$([A-Za-z0-9+/.]+)\$([A-Za-z0-9+/.]+)$/;

/** PBKDF2 as a PHC string, or as passlib writes it: a bare count, and `.` for `+`. */
export const phcPbkdf2: HashKind = {
  name: 'PBKDF2',
  read: (text) => {
    const [, digest = 'sha1', iterations, salt = '', key = ''] = SHAPE.exec(text) ?? [];
    if (iterations === undefined) return undefined;
    const bytes = (part: string) => fromBase64(part.replaceAll('.', '+'));
    return pbkdf2Of({ digest, iterations: Number(iterations), salt: bytes(salt), key: bytes(key) });
  },
};
