import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

type KeyPurpose =
  | 'refresh-token'
  | 'one-time-token'
  | 'rate-limit'
  | 'device'
  | 'signing-key'
  | 'stand-in';

/** What SECRET_KEY is good for: a key of its own for each purpose, never the key itself. */
export type Secrets = {
  /** HMAC-SHA-256 of `text` under the key of `purpose`, base64url. */
  mac(purpose: KeyPurpose, text: string): string;
  /** AES-256-GCM under the key of `purpose`: nonce, tag and ciphertext, base64url. */
  seal(purpose: KeyPurpose, text: string): string;
  /** Undoes `seal`. @throws when the text was sealed under another key or changed since */
  open(purpose: KeyPurpose, sealed: string): string;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secretKey 32 bytes, base64
 * Source: RFC 5869 (HKDF), NIST SP 800-38D (GCM).
 */
export function createSecrets(secretKey: string): Secrets {
  const master = Buffer.from(secretKey, 'base64');
  const derived = new Map<KeyPurpose, Buffer>();
  const keyFor = (purpose: KeyPurpose): Buffer => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', master, '', `rolecall ${purpose}`, 32));
    derived.set(purpose, key);
    return key;
  };
  return {
    mac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url'),
    seal: (purpose, text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const tagEnd = NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyFor(purpose),
        bytes.subarray(0, NONCE_BYTES),
        { authTagLength: TAG_BYTES },
      );
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
      return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString();
    },
  };
}

/** SHA-256 of a purpose label and a token, base64url: the only form in which tokens are stored. */
export function hashToken(purpose: string, token: string): string {
  return createHash('sha256').update(`${purpose}\n${token}`).digest('base64url');
}

/** 32 random bytes, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two texts in a time that does not tell where they differ. */
export function equalsInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
