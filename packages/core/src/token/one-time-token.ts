import type { Transaction } from '@rolecall/db/database';
import { oneTimeTokens, type TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { and, gt, inArray, isNull } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { DomainError } from '../errors.ts';
import { hashToken } from '../secrets.ts';

export type OneTimeTokenRow = typeof oneTimeTokens.$inferSelect;

/** What a link may be good for; a token is of one purpose. */
type Purposes = TokenPurpose | readonly TokenPurpose[];

const isToken = (purposes: Purposes, token: string) =>
  inArray(
    oneTimeTokens.hash,
    [purposes].flat().map((purpose) => hashToken(purpose, token)),
  );

const usable = (core: Installation, purposes: Purposes, token: string) =>
  and(
    isToken(purposes, token),
    isNull(oneTimeTokens.consumedAt),
    gt(oneTimeTokens.expiresAt, core.now()),
  );

/**
 * Uses up a token, in the transaction of its effect: of parallel uses exactly one gets the row.
 * @throws DomainError TOKEN_INVALID for an unknown, used or expired one alike
 */
export async function consumeToken(
  core: Installation,
  tx: Transaction,
  purposes: Purposes,
  token: string,
): Promise<OneTimeTokenRow> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ consumedAt: core.now() })
    .where(usable(core, purposes, token))
    .returning();
  return valid(row);
}

/**
 * Whose token this is, without using it up: for what must be checked before the costly part.
 * @throws DomainError TOKEN_INVALID
 */
export async function peekToken(
  core: Installation,
  purposes: Purposes,
  token: string,
): Promise<OneTimeTokenRow> {
  const [row] = await core.db.lookup
    .select()
    .from(oneTimeTokens)
    .where(usable(core, purposes, token));
  return valid(row);
}

/** Unknown, used and expired look alike. */
function valid(row: OneTimeTokenRow | undefined): OneTimeTokenRow {
  if (row === undefined) throw new DomainError('TOKEN_INVALID');
  return row;
}

/** A token as it stands, usable or not; nothing where it is not known any more. */
export async function findToken(
  core: Installation,
  purposes: Purposes,
  token: string,
): Promise<OneTimeTokenRow | undefined> {
  const [row] = await core.db.lookup.select().from(oneTimeTokens).where(isToken(purposes, token));
  return row;
}
