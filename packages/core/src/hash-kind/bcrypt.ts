import { verifySync } from '@node-rs/bcrypt';
import { assertBetween, type HashKind, type KnownHash } from './known-hash.ts';

/** bcrypt has always read so many bytes and no more: systems that use it let longer passwords in. */
const BYTES_READ = 72;
const MAX_COST = 14;
const MS_OF_COST_12 = 220;
/** The last digit of the salt has four bits to spare, that of the digest two: they are zero. */
const SHAPE = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/;

/** What of a password is hashed, where that is not its bytes. */
type Prepare = (password: string) => string;

/**
 * bcrypt of something made from the password.
 * @param stored how it is stored, when not as bcrypt writes it
 */
export function bcryptOf(
  hash: string,
  prepare: Prepare = (password) => password,
  stored = hash,
): KnownHash | undefined {
  const [, cost] = SHAPE.exec(hash) ?? [];
  if (cost === undefined) return undefined;
  assertBetween('cost', Number(cost), 4, MAX_COST);
  return {
    stored,
    costMs: MS_OF_COST_12 * 2 ** (Number(cost) - 12),
    matches: (password) => verifySync(Buffer.from(prepare(password)).subarray(0, BYTES_READ), hash),
  };
}

export const bcrypt: HashKind = { name: 'bcrypt', read: (text) => bcryptOf(text) };
