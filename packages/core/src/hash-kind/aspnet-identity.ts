import { fromBase64, type HashKind } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const BASE64 = /^AQAAAA[A-Za-z0-9+/]+=*$/;
const DIGESTS = ['sha1', 'sha256', 'sha512'];
const HEADER_BYTES = 13;

/** ASP.NET Identity v3: 01, then PRF, count and salt length (32 bits each), salt and key. */
export const aspnetIdentity: HashKind = {
  name: 'ASP.NET Identity',
  read: (text) => {
    if (!BASE64.test(text)) return undefined;
    const bytes = fromBase64(text);
    if (bytes.length < HEADER_BYTES) return undefined;
    const digest = DIGESTS[bytes.readUInt32BE(1)];
    const saltEnd = HEADER_BYTES + bytes.readUInt32BE(9);
    if (digest === undefined || saltEnd >= bytes.length) return undefined;
    return pbkdf2Of({
      digest,
      iterations: bytes.readUInt32BE(5),
      salt: bytes.subarray(HEADER_BYTES, saltEnd),
      key: bytes.subarray(saltEnd),
    });
  },
};
