import type { Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { oneTimeTokens, type TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { and, gt, inArray, isNull } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';
import { hashToken } from '../secrets.ts';

export type OneTimeTokenRow = typeof oneTimeTokens.$inferSelect;

/** What a link may be good for; a token is of one purpose. */
type Purposes = TokenPurpose | readonly TokenPurpose[];

const hashesOf = (purposes: Purposes, token: string) =>
  [purposes].flat().map((purpose) => hashToken(purpose, token));

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
    .where(
      and(
        inArray(oneTimeTokens.hash, hashesOf(purposes, token)),
        isNull(oneTimeTokens.consumedAt),
        gt(oneTimeTokens.expiresAt, core.now()),
      ),
    )
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
  const row = await findToken(core, purposes, token);
  return valid(row && isUsable(core, row) ? row : undefined);
}

/** Unknown, used and expired look alike. */
function valid(row: OneTimeTokenRow | undefined): OneTimeTokenRow {
  if (row === undefined) throw new DomainError('TOKEN_INVALID');
  return row;
}

const isUsable = (core: Installation, { consumedAt, expiresAt }: OneTimeTokenRow) =>
  consumedAt === null && expiresAt > core.now();

const byHash = prepare((orm) =>
  orm.select().from(oneTimeTokens).where(isOneOfGiven(oneTimeTokens.hash, 'hashes')),
);

/**
 * A token as it stands, usable or not; nothing where it is not known any more. Where a replica does
 * not know it, or says that it is not usable, the primary is asked.
 */
export async function findToken(
  core: Installation,
  purposes: Purposes,
  token: string,
): Promise<OneTimeTokenRow | undefined> {
  const hashes = JSON.stringify(hashesOf(purposes, token));
  return core.db.lookup.first(byHash, { hashes }, (row) => isUsable(core, row));
}
