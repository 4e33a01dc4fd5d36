import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { inviterOf } from './inviter-of.ts';
import { queueMail } from './queue-mail.ts';

/** Queues a link of a kind for a user; whoever has no password yet is invited in its place. */
export async function queueLink(
  ctx: Context,
  tx: Transaction,
  { id, passwordHash }: Pick<UserRow, 'id' | 'passwordHash'>,
  kind: 'verify-email' | 'reset-password',
): Promise<void> {
  if (passwordHash === null) await queueMail(ctx, tx, 'invitation', id, inviterOf(ctx));
  else await queueMail(ctx, tx, kind, id);
}
