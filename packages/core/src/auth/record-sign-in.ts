import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { resetLimit } from '../limit/consume-limit.ts';
import { signInKey } from './check-credentials.ts';

/**
 * Notes a sign-in on the account. The password was checked before this transaction: when it was
 * changed, or the account deactivated, in between, the sign-in is refused.
 * @throws DomainError INVALID_CREDENTIALS
 */
export async function recordSignIn(ctx: Context, tx: Transaction, user: UserRow): Promise<UserRow> {
  const [updated] = await tx
    .update(users)
    .set({ lastLoginAt: ctx.now() })
    .where(
      and(
        eq(users.id, user.id),
        eq(users.status, 'active'),
        eq(users.passwordHash, user.passwordHash ?? ''),
      ),
    )
    .returning();
  if (updated === undefined) throw new DomainError('INVALID_CREDENTIALS');
  await resetLimit(ctx, tx, { name: 'signIn.account', by: signInKey(ctx, user.email) });
  return updated;
}
