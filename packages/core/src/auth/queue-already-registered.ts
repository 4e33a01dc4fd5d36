import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { isVoidPassword, voidPassword } from '../password/void-password.ts';
import { wasUsed } from './was-used.ts';

type Again = {
  email: string;
  /** Of the new password. */
  passwordHash: string;
  /** The hash that the new password matches, if it is the one that is set. */
  matches: string | undefined;
  /** Whether the email has not been mailed too often. */
  mayNotify: boolean;
};

/**
 * Tells the owner of a known email that someone registered it again. Of a pending registration no
 * password counts from then on, unless it is the same one or the account was used before: none of those who chose one has proved
 * the email, and its owner must not end up with someone else's. See docs/decisions/028.
 * @returns whether the email is known
 */
export async function queueAlreadyRegistered(
  ctx: Context,
  tx: Transaction,
  { email, passwordHash: newHash, matches, mayNotify }: Again,
): Promise<boolean> {
  const [known] = await tx.select().from(users).where(eq(users.email, email));
  if (known === undefined) return false;
  const isActive = known.access === 'active';
  const isMailed = mayNotify && isActive;
  await recordAudit(ctx, tx, {
    action: 'user.registered_again',
    target: { kind: 'user', id: known.id },
    after: { mailed: isMailed },
  });
  const { id, emailVerified, passwordHash } = known;
  const isOther = !emailVerified && passwordHash !== null && passwordHash !== matches;
  const isContested = isOther && !(await wasUsed(tx, known));
  if (isContested && isActive && !isVoidPassword(passwordHash)) {
    await tx
      .update(users)
      .set({ passwordHash: voidPassword(newHash), updatedAt: ctx.now() })
      .where(and(eq(users.id, id), eq(users.emailVerified, false)));
  }
  if (isMailed) await queueMailFor(ctx, tx, known, isContested);
  return true;
}

/**
 * No one has proved a pending registration theirs: its owner gets the link that lets them, as for a
 * first one. Whoever was invited sets a password, and their invitation stays as it is.
 */
async function queueMailFor(
  ctx: Context,
  tx: Transaction,
  { id, emailVerified, passwordHash }: UserRow,
  isContested: boolean,
): Promise<void> {
  if (emailVerified) return queueMail(ctx, tx, 'already-registered', id);
  if (passwordHash === null) return queueMail(ctx, tx, 'reset-password', id);
  return queueMail(ctx, tx, 'verify-email', id, { isContested });
}
