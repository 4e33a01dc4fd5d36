import { isReservedUsername } from '@rolecall/schemas/is-reserved-username';
import { DomainError } from '../errors.ts';

/**
 * Refuses a username that no one may take. Who has one from before keeps it.
 * @throws DomainError VALIDATION_FAILED
 */
export function assertNotReserved(username: string | undefined): void {
  if (username === undefined || !isReservedUsername(username)) return;
  const message = 'This username is reserved. Choose another one.';
  throw new DomainError('VALIDATION_FAILED', { message, fields: { username: [message] } });
}
