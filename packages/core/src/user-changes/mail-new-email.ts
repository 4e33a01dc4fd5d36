import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';

export type Change = { before: UserRow; after: UserRow };

/**
 * Mails those whom a changed email concerns: the earlier one is told, the new one is to be verified.
 * Whoever was invited and never came is invited there anew, and the earlier email, which was wrong,
 * is left alone.
 */
export async function mailNewEmail(
  ctx: Context,
  tx: Transaction,
  { before, after }: Change,
): Promise<void> {
  if (after.passwordHash === null) {
    if (after.access === 'active') await queueMail(ctx, tx, 'invitation', after.id, inviterOf(ctx));
    return;
  }
  const left = { userId: after.id, email: before.email };
  await queueMail(ctx, tx, 'email-changed', left, { wasVerified: before.emailVerified });
  if (!after.emailVerified) await queueMail(ctx, tx, 'verify-email', after.id);
}
