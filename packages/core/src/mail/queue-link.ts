import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import { MAIL_NOT_SENT } from '@rolecall/schemas/mail-not-sent';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { assertNotStopped } from './assert-not-stopped.ts';
import { markCounted } from './counted-jobs.ts';
import { inviterOf } from './inviter-of.ts';
import { queueMail } from './queue-mail.ts';
import { recipientUses } from './recipient-uses.ts';

/** The emails with a link that an administrator can ask for. */
export type LinkKind = 'verify-email' | 'reset-password';

/**
 * Queues a link of a kind that an administrator asked for; whoever has no password yet is invited in
 * its place. It is counted by its recipient here, not when it leaves: administrators may know that an
 * account is there, and have to know when nothing is sent.
 * @returns what it queued
 * @throws DomainError RATE_LIMITED with the seconds to wait, CONFLICT
 */
export async function queueLink<Asked extends LinkKind>(
  ctx: Context,
  tx: Transaction,
  { id, email, passwordHash }: Pick<UserRow, 'id' | 'email' | 'passwordHash'>,
  asked: Asked,
): Promise<Asked | 'invitation'> {
  const sent = passwordHash === null ? 'invitation' : asked;
  const kind: LinkKind | 'invitation' = sent;
  await assertNotStopped(tx, email);
  await consumeLimits(ctx, recipientUses(kind, email), tx).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'RATE_LIMITED') throw error;
    const { code, retryAfterSeconds = 1 } = error;
    throw new DomainError(code, { message: MAIL_NOT_SENT, retryAfterSeconds });
  });
  if (kind === 'invitation') await queueMail(ctx, tx, kind, id, inviterOf(ctx));
  else await queueMail(ctx, tx, kind, id);
  await markCounted(tx, id, kind);
  return sent;
}
