import type { Transaction } from '@rolecall/db/database';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, isNull } from 'drizzle-orm';

/**
 * Keeps the tokens of an invitation whose account is about to be deleted, as no one's: so that its
 * page can say that it was revoked. No token that belongs to no one opens an account.
 */
export async function keepRevokedInvitations(tx: Transaction, userId: string): Promise<void> {
  const isOpen = and(eq(oneTimeTokens.purpose, 'invitation'), isNull(oneTimeTokens.consumedAt));
  await tx
    .update(oneTimeTokens)
    .set({ userId: null })
    .where(and(eq(oneTimeTokens.userId, userId), isOpen));
}
