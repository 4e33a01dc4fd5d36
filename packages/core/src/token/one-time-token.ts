import type { Transaction } from '@rolecall/db/database';
import { oneTimeTokens, type TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Core } from '../context.ts';
import { DomainError } from '../errors.ts';
import { hashToken } from '../secrets.ts';

export type OneTimeTokenRow = typeof oneTimeTokens.$inferSelect;

type NewToken = {
  purpose: TokenPurpose;
  token: string;
  userId: string | null;
  /** The address it is sent to: a token proves no other one. */
  email: string | null;
  seconds: number;
};

const sameOwner = (purpose: TokenPurpose, userId: string | null) =>
  and(
    eq(oneTimeTokens.purpose, purpose),
    userId === null ? isNull(oneTimeTokens.userId) : eq(oneTimeTokens.userId, userId),
  );

/** Makes a token valid and every earlier one of its purpose and owner void: the newest wins. */
export async function storeToken(core: Core, tx: Transaction, token: NewToken): Promise<void> {
  const now = core.now();
  const hash = hashToken(token.purpose, token.token);
  const expiresAt = new Date(now.getTime() + token.seconds * 1000);
  const { purpose, userId, email } = token;
  await tx
    .delete(oneTimeTokens)
    .where(and(sameOwner(purpose, userId), ne(oneTimeTokens.hash, hash)));
  await tx
    .insert(oneTimeTokens)
    .values({ hash, purpose, userId, email, createdAt: now, expiresAt })
    .onConflictDoUpdate({ target: oneTimeTokens.hash, set: { expiresAt } });
}

const usable = (core: Core, purpose: TokenPurpose, token: string) => {
  const now = core.now();
  return and(
    eq(oneTimeTokens.hash, hashToken(purpose, token)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.consumedAt),
    gt(oneTimeTokens.expiresAt, now),
  );
};

/**
 * Uses up a token, in the transaction of its effect: of parallel uses exactly one gets the row.
 * @throws DomainError TOKEN_INVALID for an unknown, used or expired one alike
 */
export async function consumeToken(
  core: Core,
  tx: Transaction,
  purpose: TokenPurpose,
  token: string,
): Promise<OneTimeTokenRow> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ consumedAt: core.now() })
    .where(usable(core, purpose, token))
    .returning();
  if (row === undefined) throw new DomainError('TOKEN_INVALID');
  return row;
}

/**
 * Whose token this is, without using it up: for what must be checked before the costly part.
 * @throws DomainError TOKEN_INVALID
 */
export async function peekToken(
  core: Core,
  purpose: TokenPurpose,
  token: string,
): Promise<OneTimeTokenRow> {
  const [row] = await core.db.lookup
    .select()
    .from(oneTimeTokens)
    .where(usable(core, purpose, token));
  if (row === undefined) throw new DomainError('TOKEN_INVALID');
  return row;
}
