import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';

/**
 * Tells the owner of a known address that somebody registered it again; an owner who never
 * confirmed it gets a fresh link instead.
 * @returns whether the address is known
 */
export async function queueAlreadyRegistered(
  ctx: Context,
  tx: Transaction,
  email: string,
): Promise<boolean> {
  const [known] = await tx.select().from(users).where(eq(users.email, email));
  if (known === undefined) return false;
  await queueMail(ctx, tx, known.emailVerified ? 'already-registered' : 'verify-email', known.id);
  return true;
}
