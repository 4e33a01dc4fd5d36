import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { freeUsername } from '../user/insert-user.ts';
import { applyChanges } from './apply-changes.ts';

/** Takes back how someone else named an account, before its owner came. */
export async function clearProfile(ctx: Context, tx: Transaction, user: UserRow): Promise<UserRow> {
  const username = await freeUsername(tx, user.email);
  return applyChanges(ctx, tx, user, { firstName: '', lastName: '', username });
}
