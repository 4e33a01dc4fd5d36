import type { UserRow } from '@rolecall/db/tables/users';
import { assertActive } from '../admin/assert-active.ts';
import { DomainError } from '../errors.ts';

/**
 * Refuses what is for those who were invited and haven't come.
 * @throws DomainError ACCOUNT_INACTIVE, CONFLICT
 */
export function assertInvited(user: UserRow): void {
  assertActive(user);
  if (user.status === 'invited') return;
  throw new DomainError('CONFLICT', { message: 'This user has accepted the invitation already.' });
}
