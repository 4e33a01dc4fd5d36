import { DomainError } from './errors.ts';

/** The `updatedAt` that a change is based on, or several of which one is to match. */
export type IfMatch = string | string[] | undefined;

/**
 * Holds a change against the version that it is based on, if it says so.
 * @throws DomainError CONFLICT
 */
export function assertVersion(ifMatch: IfMatch, updatedAt: Date): void {
  if (ifMatch === undefined) return;
  if (![ifMatch].flat().includes(updatedAt.toISOString())) throw new DomainError('CONFLICT');
}
