import { HASH_KINDS } from './hash-kinds.ts';
import { HashOutOfBoundsError, type KnownHash } from './known-hash.ts';

/** No hash that is known is longer; those of Firebase have the project's key in them. */
const MAX_LENGTH = 4_096;

/** A hash with the name of its kind, or why one of a known kind is never run. */
type HashReading = (KnownHash & { kind: string }) | { kind: string; problem: string };

/**
 * Recognizes a password hash by its text.
 * @returns `undefined` when it is of no kind that is known
 */
export function readHash(text: string): HashReading | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  for (const { name: kind, read } of HASH_KINDS) {
    try {
      const known = read(text);
      if (known !== undefined) return { ...known, kind };
    } catch (error) {
      if (!(error instanceof HashOutOfBoundsError)) throw error;
      return { kind, problem: error.message };
    }
  }
  return undefined;
}

/**
 * Checks a password as typed against a stored hash. It blocks: this is for hash threads.
 * @throws Error for a hash that is of no kind that is known, or is never run
 */
export function matchesHash(stored: string, password: string): boolean {
  const hash = readHash(stored);
  if (hash === undefined || 'problem' in hash) throw new Error('This is no hash to check against.');
  return hash.matches(password);
}
