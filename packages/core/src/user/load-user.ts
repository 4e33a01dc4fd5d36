import type { Reader } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';

/**
 * The row of a user.
 * @throws DomainError NOT_FOUND
 */
export async function loadUser(db: Reader, id: string): Promise<UserRow> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}
