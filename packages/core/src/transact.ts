import type { Transaction } from '@rolecall/db/database';
import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Actor, Context } from './context.ts';
import { DomainError } from './errors.ts';

/**
 * Runs a verb's writes in one transaction. A write may wait for its turn, so whether the caller is
 * still signed in, active and of the same role is looked at again under the write lock.
 * @throws DomainError SESSION_EXPIRED when that changed meanwhile
 */
export function transact<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    if (ctx.actor.kind === 'user') await assertStillThere(ctx.actor, tx);
    return work(tx);
  });
}

async function assertStillThere(
  { sessionId, userId, role }: Extract<Actor, { kind: 'user' }>,
  tx: Transaction,
): Promise<void> {
  const [found] = await tx
    .select({ userId: users.id, role: users.role, status: users.status })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sessionId));
  const isSame = found?.userId === userId && found.role === role && found.status === 'active';
  if (!isSame) throw new DomainError('SESSION_EXPIRED');
}
