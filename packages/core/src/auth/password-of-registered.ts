import { users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';

/**
 * Whether a registration comes with the password that is set already for its email, where that
 * counts: while it is pending, with a hash of ours. Whatever the email has, one hash of ours is
 * checked, so that the time does not tell which emails are known, or were imported.
 * @returns the hash that the password matches, if it does
 */
export async function passwordOfRegistered(
  ctx: Context,
  email: string,
  password: string,
): Promise<string | undefined> {
  // A replica may not know it yet, and whoever signs up twice would be taken for someone else.
  const [pending] = await ctx.db
    .atPrimary()
    .lookup.select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.email, email), eq(users.emailVerified, false)));
  const phc = pending?.passwordHash ?? null;
  const ours = phc === null || ctx.passwords.isOutdated(phc) ? null : phc;
  const matches = await ctx.passwords.verify(password, ours);
  return matches && ours !== null ? ours : undefined;
}
