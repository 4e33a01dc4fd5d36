import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';

/**
 * Tells the owner of a known email that someone registered it again.
 * @param mayNotify whether the email has not been mailed too often
 * @returns whether the email is known
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
  await queueMail(ctx, tx, kindFor(known), known.id);
  return true;
}

/**
 * No one has proved a pending registration theirs: its owner gets the link that lets them, as for a
 * first one. Whoever was invited sets a password, and their invitation stays as it is.
 */
function kindFor({ emailVerified, passwordHash }: UserRow) {
  if (emailVerified) return 'already-registered';
  return passwordHash === null ? 'reset-password' : 'verify-email';
}
