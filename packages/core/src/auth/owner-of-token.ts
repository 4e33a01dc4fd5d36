import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { findToken, peekToken } from '../token/one-time-token.ts';
import { findUser } from '../user/load-user.ts';

/**
 * The account that a mailed link is for, as long as its email is the one the link was mailed to. The
 * link is not used up.
 * @throws DomainError TOKEN_INVALID
 */
export async function ownerOfToken(
  ctx: Context,
  purposes: TokenPurpose | readonly TokenPurpose[],
  token: string,
): Promise<UserRow> {
  const found = await findToken(ctx, purposes, token);
  // A mailed link is opened once: an account that a replica has as it was would be refused.
  const owner = await findUser(ctx.db.atPrimary().lookup, found?.userId ?? '');
  // Last: a link that is still good says that the account was read as it was before the link's use.
  const { email } = await peekToken(ctx, purposes, token);
  if (owner?.email !== email) throw new DomainError('TOKEN_INVALID');
  return owner;
}
