import type { UserRow } from '@rolecall/db/tables/users';
import { DomainError } from '../errors.ts';

/**
 * Refuses to mail a link to an account that could do nothing with it, in words for administrators.
 * @throws DomainError ACCOUNT_INACTIVE
 */
export function assertActive({ access }: UserRow): void {
  if (access === 'active') return;
  throw new DomainError('ACCOUNT_INACTIVE', {
    message: 'This account is deactivated. Activate it first, then send the email.',
  });
}
