import type { UserRow } from '@rolecall/db/tables/users';
import { users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';

/**
 * Brings an old hash up to today's parameters, now that the password is at hand. It changes
 * nothing else, and a failure is no reason to refuse the sign-in.
 * Source: OWASP Password Storage Cheat Sheet, "Upgrading the Work Factor".
 */
export async function rehashPassword(ctx: Context, user: UserRow, password: string): Promise<void> {
  const { passwordHash } = user;
  if (passwordHash === null || !ctx.passwords.isOutdated(passwordHash)) return;
  try {
    const renewed = await ctx.passwords.hash(password);
    await ctx.db.transaction((tx) =>
      tx
        .update(users)
        .set({ passwordHash: renewed })
        .where(and(eq(users.id, user.id), eq(users.passwordHash, passwordHash))),
    );
  } catch {
    // The next sign-in tries again.
  }
}
