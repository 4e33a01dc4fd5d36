import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { sessions } from '@rolecall/db/tables/sessions';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';

/**
 * Changes a user's role or status. Whether an administrator would be left is decided by a trigger
 * in the database, so that no race between nodes gets around it.
 * @throws DomainError NOT_FOUND, LAST_ADMIN
 */
export async function changeUser(
  ctx: Context,
  tx: Transaction,
  id: string,
  change: Partial<Pick<UserRow, 'role' | 'status'>>,
): Promise<UserRow> {
  try {
    const [user] = await tx
      .update(users)
      .set({ ...change, updatedAt: ctx.now() })
      .where(eq(users.id, id))
      .returning();
    if (user === undefined) throw new DomainError('NOT_FOUND');
    return user;
  } catch (error) {
    if (isLastAdminViolation(error)) throw new DomainError('LAST_ADMIN');
    throw error;
  }
}

/** Signs a user out everywhere, at once: every credential depends on a session's row. */
export async function endSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}
