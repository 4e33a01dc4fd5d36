import { fromBase64, type HashKind } from './known-hash.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const BASE64 = /^AQAAAA[A-Za-z0-9+/]+=*$/;
/** 49 bytes, the first of which is 0. */
const VERSION_2 = /^A[A-P][A-Za-z0-9+/]{63}[AQgw]==$/;
const DIGESTS = ['sha1', 'sha256', 'sha512'];
const HEADER_BYTES = 13;

/**
 * ASP.NET Identity v3: 01, then PRF, count and salt length (32 bits each), salt and key. v2: 00, a salt
 * of 16 bytes and a key of 32, by HMAC-SHA1 in 1,000 rounds.
 */
export const aspnetIdentity: HashKind = {
  name: 'ASP.NET Identity',
  read: (text) => {
    if (VERSION_2.test(text)) return version2Of(fromBase64(text));
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

const version2Of = (bytes: Uint8Array) =>
  pbkdf2Of({
    digest: 'sha1',
    iterations: 1_000,
    salt: bytes.subarray(1, 17),
    key: bytes.subarray(17),
  });
