import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';

/**
 * Deletes a user with all that belongs to it.
 * @throws DomainError NOT_FOUND, LAST_ADMIN
 */
export async function removeUser(tx: Transaction, id: string): Promise<void> {
  try {
    const removed = await tx.delete(users).where(eq(users.id, id)).returning({ id: users.id });
    if (removed.length === 0) throw new DomainError('NOT_FOUND');
  } catch (error) {
    throw isLastAdminViolation(error) ? new DomainError('LAST_ADMIN') : error;
  }
}
