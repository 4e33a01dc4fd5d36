import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { redactAudit } from '../audit/redact-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { keepRevokedInvitations } from '../token/keep-revoked-invitations.ts';
import { assertAnotherAdmin } from './another-admin.ts';

/**
 * Deletes a user with all that belongs to it. The audit log keeps that it happened, and what the
 * user did and had done to it, without what is personal.
 * @param action what the audit log says was done
 * @throws DomainError NOT_FOUND, LAST_ADMIN
 */
export async function removeUser(
  ctx: Context,
  tx: Transaction,
  id: string,
  action: 'user.deleted' | 'user.invitation_revoked' = 'user.deleted',
): Promise<void> {
  await assertAnotherAdmin(ctx, tx, [id]);
  try {
    await keepRevokedInvitations(tx, id);
    const removed = await tx.delete(users).where(eq(users.id, id)).returning({ id: users.id });
    if (removed.length === 0) throw new DomainError('NOT_FOUND');
  } catch (error) {
    throw isLastAdminViolation(error) ? new DomainError('LAST_ADMIN') : error;
  }
  await recordAudit(ctx, tx, { action, target: { kind: 'user', id } });
  await redactAudit(tx, id);
}
