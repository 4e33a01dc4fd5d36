import { toBase64 } from '../hash-kind/known-hash.ts';
import type { SourceRow } from '../import-file/record.ts';

/**
 * A digest of Clerk by what the column beside it says: some are written as Django writes them and are
 * something else. Source: clerk.com, Backend API, "Create a new user".
 */
export function clerkHash({
  password_digest: digest,
  password_hasher: hasher,
}: SourceRow): unknown {
  const parts = String(digest ?? '').split('$');
  if (hasher === 'scrypt_firebase') return firebaseHash(parts);
  const [, iterations, salt = '', key = ''] = parts;
  const phc = (kind: string, saltText: string, keyText: string) =>
    `$pbkdf2-${kind}$i=${iterations}$${saltText}$${keyText}`;
  if (hasher === 'pbkdf2_sha256') return phc('sha256', bare(salt), bare(key));
  if (hasher === 'pbkdf2_sha1') {
    return phc('sha1', toBase64(Buffer.from(salt)), toBase64(Buffer.from(key, 'hex')));
  }
  return digest;
}

const bare = (text: string) => text.replace(/=+$/, '');

/** Hash, salt and the parameters of the project they are from. */
function firebaseHash([passwordHash, salt, key, separator, rounds, memory]: string[]): string {
  const hashConfig = {
    algorithm: 'SCRYPT',
    base64_signer_key: key,
    base64_salt_separator: separator,
    rounds: Number(rounds),
    mem_cost: Number(memory),
  };
  return JSON.stringify({ passwordHash, salt, hashConfig });
}
