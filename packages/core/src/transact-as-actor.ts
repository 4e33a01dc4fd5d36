import type { Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { eq, sql } from 'drizzle-orm';
import type { Actor, Context } from './context.ts';
import { DomainError } from './errors.ts';
import { assertPrecondition } from './precondition.ts';

/**
 * Runs a verb's writes in one transaction. A write may wait for its turn, so whether the caller is
 * still signed in, active and of the same role is looked at again under the write lock, and then
 * whether the version is still there that the call is based on.
 * @param options.isLong for work that touches many rows, such as all that belongs to a user
 * @throws DomainError SESSION_EXPIRED, CONFLICT when that changed meanwhile
 */
export function transactAsActor<T>(
  ctx: Context,
  work: (tx: Transaction) => Promise<T>,
  { isLong }: { isLong?: boolean } = {},
): Promise<T> {
  const { actor, precondition } = ctx;
  const checked = async (tx: Transaction) => {
    if (actor.kind === 'user') await assertStillThere(actor, tx);
    if (precondition !== undefined) await assertPrecondition(precondition, tx);
    return work(tx);
  };
  const caller = actor.kind === 'user' ? actor.userId : undefined;
  return ctx.db.transaction(checked, { isLong, caller });
}

const ownerOfSession = prepare((orm) =>
  orm
    .select({ userId: users.id, role: users.role, status: users.status })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sql.placeholder('sessionId'))),
);

async function assertStillThere(
  { sessionId, userId, role }: Extract<Actor, { kind: 'user' }>,
  tx: Transaction,
): Promise<void> {
  const found = await tx.first(ownerOfSession, { sessionId });
  const isSame = found?.userId === userId && found.role === role && found.status === 'active';
  if (!isSame) throw new DomainError('SESSION_EXPIRED');
}
