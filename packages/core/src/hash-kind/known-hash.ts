import { timingSafeEqual } from 'node:crypto';

/** A password hash whose kind and parameters were understood. */
export type KnownHash = {
  /** As it is stored: a PHC string where there is one for it, else as the other system wrote it. */
  stored: string;
  /** How long one check takes, in milliseconds, within a factor of two. */
  costMs: number;
  /** Checks a password as typed, in the form that its system hashes. It blocks: this is for hash threads. */
  matches(password: string): boolean;
};

/** A way in which some system writes password hashes. */
export type HashKind = {
  /** What reports call it. */
  name: string;
  /**
   * Reads a hash of this kind.
   * @returns `undefined` when it is of another kind
   * @throws HashOutOfBoundsError when a check would take too much time or memory, or prove nothing
   */
  read(text: string): KnownHash | undefined;
};

/** What one check may take, in milliseconds. */
export const MAX_CHECK_MS = 1_000;

/** A hash that is never run, and why. The message is for a report. */
export class HashOutOfBoundsError extends Error {}

/** Refuses a parameter outside of what a server should be made to work with. */
export function assertBetween(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new HashOutOfBoundsError(`its ${name} is ${value}; ${low} to ${high} are accepted`);
}

/** Base64 without padding, as PHC strings have it. Source: github.com/P-H-C/phc-string-format. */
export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replace(/=+$/, '');

export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Compares two byte strings in a time that does not tell where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
