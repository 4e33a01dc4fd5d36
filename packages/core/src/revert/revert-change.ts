import type { Transaction } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { UserRow } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { assertNotSelf, authorize, requireRecentAuth } from '../policy.ts';
import { findUser } from '../user/load-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import type { UserChanges } from '../user-changes/write-changes.ts';
import {
  changedSince,
  changedSinceText,
  isForOthers,
  REVERTED_TEXT,
  reversibleChange,
  USER_DELETED_TEXT,
} from './reversible.ts';
import { cancelMail, type MailState, mailAbout } from './waiting-mail.ts';

/**
 * Puts back what one event changed, under the rules of the change itself and in the transaction of
 * the caller. What was changed again since is not overwritten, and no event is reverted twice: to
 * have it reverted again, revert what reverted its revert. An email about it that has not left is
 * cancelled; else the user is told of the revert, unless they were not to be told of the change.
 * @returns the user as they are now, and what became of that email
 * @throws DomainError NOT_FOUND (event or user gone), VALIDATION_FAILED (not reversible), FORBIDDEN,
 *   REAUTH_REQUIRED, SELF_TARGET, CONFLICT, LAST_ADMIN, USERNAME_TAKEN
 */
export async function revertChange(
  ctx: Context,
  tx: Transaction,
  id: string,
): Promise<{ user: UserRow; mail: MailState }> {
  const [event] = await tx.select().from(auditEvents).where(eq(auditEvents.id, id));
  if (event === undefined) throw new DomainError('NOT_FOUND');
  const change = reversibleChange(event);
  authorize(ctx, change.permission, change.userId);
  requireRecentAuth(ctx, [change.permission]);
  if (isForOthers(change)) assertNotSelf(ctx, change.userId);
  const reverts = await tx.$count(auditEvents, eq(auditEvents.revertOf, id));
  if (reverts > 0) throw new DomainError('CONFLICT', { message: REVERTED_TEXT });
  const user = await findUser(tx, change.userId);
  if (user === undefined) throw new DomainError('NOT_FOUND', { message: USER_DELETED_TEXT });
  refuseChangedSince(user, change.after);
  const mail = await mailAbout(tx, user.id, id);
  const isCancelled = mail === 'waiting';
  const cause = { revertOf: id, silent: event.silent, isCancelled };
  const reverted = await applyChanges(ctx, tx, user, change.before, cause);
  // Last, since a refusal of the change leaves the email as it was.
  if (isCancelled) await cancelMail(tx, user.id, id);
  return { user: reverted, mail };
}

function refuseChangedSince(user: UserRow, after: UserChanges): void {
  const changed = changedSince(user, after);
  if (changed.length === 0) return;
  throw new DomainError('CONFLICT', {
    message: `This can't be reverted: ${changedSinceText(changed)}`,
    fields: Object.fromEntries(changed.map((field) => [field, ['Changed since.']])),
  });
}
