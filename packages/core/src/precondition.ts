import type { Transaction } from '@rolecall/db/database';
import { comments, posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context, Precondition } from './context.ts';
import { DomainError } from './errors.ts';

const TABLES = { usr: users, pst: posts, cmt: comments };

/**
 * Holds a change against the version that it is based on, under the write lock. What is not there
 * has no version: the verb says so.
 * @throws DomainError CONFLICT
 */
export async function assertPrecondition(
  { id, versions }: Precondition,
  tx: Transaction,
): Promise<void> {
  const table = Object.entries(TABLES).find(([prefix]) => id.startsWith(`${prefix}_`))?.[1];
  if (table === undefined) return;
  const [found] = await tx.select({ at: table.updatedAt }).from(table).where(eq(table.id, id));
  if (found === undefined || versions.includes(found.at.toISOString())) return;
  throw new DomainError('CONFLICT');
}

/** The same call for what happens whether or not its change does, such as counting a failure. */
export function withoutPrecondition(ctx: Context): Context {
  return { ...ctx, precondition: undefined };
}
