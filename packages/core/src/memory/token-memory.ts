import { hash } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';

export type TokenMemory<T> = {
  /** What was remembered of a token, unless newer ones pushed it out. */
  recall(token: string): T | undefined;
  remember(token: string, value: T): void;
};

/**
 * What is known of tokens by their SHA-256, so that a dump of the memory holds no token that works.
 * @param limit how many are kept; one more pushes out the one that came first
 */
export function createTokenMemory<T>(limit: number): TokenMemory<T> {
  const known = createBoundedMap<string, T>(limit);
  return {
    recall: (token) => known.get(digestOf(token)),
    remember: (token, value) => known.set(digestOf(token), value),
  };
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
