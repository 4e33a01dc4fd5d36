import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';

/**
 * Tells the owner of a known address that somebody registered it again. Nobody has proved an
 * address that was never confirmed, so its owner gets a link to set a password of their own: whoever
 * registered it first keeps nothing, neither the password nor a link.
 * @param mayNotify whether the address has not been mailed too often
 * @returns whether the address is known
 */
export async function queueAlreadyRegistered(
  ctx: Context,
  tx: Transaction,
  email: string,
  mayNotify: boolean,
): Promise<boolean> {
  const [known] = await tx.select().from(users).where(eq(users.email, email));
  if (known === undefined) return false;
  const isMailed = mayNotify && known.status === 'active';
  await recordAudit(ctx, tx, {
    action: 'user.registered_again',
    target: { kind: 'user', id: known.id },
    after: { mailed: isMailed },
  });
  if (!isMailed) return true;
  if (!known.emailVerified) await revokeOneTimeTokens(tx, known.id);
  const kind = known.emailVerified ? 'already-registered' : 'reset-password';
  await queueMail(ctx, tx, kind, known.id);
  return true;
}
