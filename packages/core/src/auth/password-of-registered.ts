import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';

/**
 * Whether a registration comes with the password that is set already for its email. It takes the
 * same time for an email that is not known.
 * @returns the hash that the password matches, if it does
 */
export async function passwordOfRegistered(
  ctx: Context,
  email: string,
  password: string,
): Promise<string | undefined> {
  const [known] = await ctx.db.lookup
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  const phc = known?.passwordHash ?? null;
  const matches = await ctx.passwords.verify(password, phc);
  return matches && phc !== null ? phc : undefined;
}
