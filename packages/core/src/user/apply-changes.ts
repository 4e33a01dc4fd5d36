import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { AuditAction } from '@rolecall/schemas/audit';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { endSessions } from '../session/end-sessions.ts';
import { voidLinks } from '../token/void-links.ts';
import { asTaken } from './as-taken.ts';

export type UserChanges = Partial<
  Pick<
    UserRow,
    'firstName' | 'lastName' | 'username' | 'email' | 'emailVerified' | 'role' | 'status'
  >
>;
type Field = keyof UserChanges;

/** Changes, the `updatedAt` they are based on, if the caller says so, and the event they undo. */
export type ChangeRequest = UserChanges & {
  ifMatch?: string | undefined;
  revertOf?: string | undefined;
};

/** What is written down about a change of each group of fields. */
const ACTIONS: { action: AuditAction | ((after: UserRow) => AuditAction); fields: Field[] }[] = [
  { action: 'user.profile_updated', fields: ['firstName', 'lastName', 'username'] },
  { action: 'user.email_changed', fields: ['email', 'emailVerified'] },
  { action: 'user.role_changed', fields: ['role'] },
  {
    action: (after) => (after.status === 'active' ? 'user.activated' : 'user.deactivated'),
    fields: ['status'],
  },
];

/**
 * Changes a user, with all that follows from it: credentials end where a role or the account is
 * taken away, links die with the address they went to, a new address is to be confirmed unless it
 * is said to be, the person is told, and each kind of change is an audit event. Whether an
 * administrator would be left is decided by a trigger in the database, so that no race between nodes
 * gets around it. What is the same already changes nothing.
 * @throws DomainError NOT_FOUND, CONFLICT (`ifMatch`), LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function applyChanges(
  ctx: Context,
  tx: Transaction,
  before: UserRow,
  { ifMatch, revertOf, ...changes }: ChangeRequest,
): Promise<UserRow> {
  if (ifMatch !== undefined && ifMatch !== before.updatedAt.toISOString()) {
    throw new DomainError('CONFLICT');
  }
  const isNewEmail = changes.email !== undefined && changes.email !== before.email;
  const all = isNewEmail ? { emailVerified: false, ...changes } : changes;
  const after = await writeChanges(ctx, tx, before, all);
  const changed = (field: Field) => before[field] !== after[field];
  const lostPower = (before.role === 'admin' && changed('role')) || after.status === 'inactive';
  if (lostPower && (changed('role') || changed('status'))) await endSessions(tx, after.id);
  if (changed('email') || after.status === 'inactive') {
    await voidLinks(tx, after.id);
  }
  if (changed('email')) {
    await queueMail(ctx, tx, 'email-changed', after.id, { email: before.email });
    if (!after.emailVerified) await queueMail(ctx, tx, 'verify-email', after.id);
  }
  if (changed('role')) {
    await queueMail(ctx, tx, 'role-changed', after.id, { details: { role: after.role } });
  }
  if (changed('status') && after.status === 'inactive') {
    await queueMail(ctx, tx, 'account-deactivated', after.id);
  }
  for (const { action, fields } of ACTIONS) {
    const touched = fields.filter(changed);
    if (touched.length === 0) continue;
    const pick = (row: UserRow) => Object.fromEntries(touched.map((field) => [field, row[field]]));
    await recordAudit(ctx, tx, {
      action: typeof action === 'string' ? action : action(after),
      target: { kind: 'user', id: after.id },
      before: pick(before),
      after: pick(after),
      revertOf,
    });
  }
  return after;
}

/** Now, but never the moment of the change before: each version has a time of its own. */
function later(before: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), before.getTime() + 1));
}

async function writeChanges(
  ctx: Context,
  tx: Transaction,
  before: UserRow,
  changes: UserChanges,
): Promise<UserRow> {
  const differing = Object.entries(changes).filter(
    ([field, value]) => value !== undefined && value !== before[field as Field],
  );
  if (differing.length === 0) return before;
  try {
    const [after] = await tx
      .update(users)
      .set({ ...Object.fromEntries(differing), updatedAt: later(before.updatedAt, ctx.now()) })
      .where(eq(users.id, before.id))
      .returning();
    if (after === undefined) throw new DomainError('NOT_FOUND');
    return after;
  } catch (error) {
    throw isLastAdminViolation(error) ? new DomainError('LAST_ADMIN') : asTaken(error);
  }
}
