import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { pick } from '@rolecall/schemas/pick';
import { USER_ACTIONS, type UserActionRow } from '@rolecall/schemas/user-actions';
import { EDITABLE_FIELDS, type EditableField } from '@rolecall/schemas/user-fields';
import { inArray, sql } from 'drizzle-orm';
import { assertVersion, type IfMatch } from '../assert-version.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { fillUserSearch } from '../search/fill-user-search.ts';
import { isSearched } from '../search/user-search-columns.ts';
import { endSessions } from '../session/end-sessions.ts';
import { assertNotReserved } from '../user/assert-not-reserved.ts';
import { mapUniqueViolation } from '../user/map-unique-violation.ts';
import { splitFullName } from '../user/split-full-name.ts';
import { type Change, mailNewEmail } from './mail-new-email.ts';

export type UserChanges = Partial<Pick<UserRow, EditableField>>;

/** Changes, the `updatedAt` they are based on, if the caller says so, and the event they undo. */
export type ChangeRequest = UserChanges & {
  fullName?: string | undefined;
  ifMatch?: IfMatch;
  revertOf?: string | undefined;
};

/**
 * Changes a user, with all that follows from it, see `applyToAll`. A full name is split. A new email
 * is unverified unless it is said not to be.
 * @throws DomainError VALIDATION_FAILED (a reserved username), NOT_FOUND, CONFLICT (`ifMatch`), LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function applyChanges(
  ctx: Context,
  tx: Transaction,
  before: UserRow,
  { ifMatch, revertOf, ...asked }: ChangeRequest,
): Promise<UserRow> {
  assertVersion(ifMatch, before.updatedAt);
  const changes = { ...asked, ...splitFullName(asked) };
  if (changes.username !== before.username) assertNotReserved(changes.username);
  const isNewEmail = changes.email !== undefined && changes.email !== before.email;
  const all = isNewEmail ? { emailVerified: false, ...changes } : changes;
  const [after = before] = await applyToAll(ctx, tx, [before], all, revertOf);
  return after;
}

/**
 * Makes the same changes to each of these users, with all that follows: credentials end where a
 * role or the account is taken away, links die with the address they went to, the people are told,
 * and each kind of change is an audit event. Whether an administrator would be left is decided by a
 * trigger in the database, so that no race between nodes gets around it. What is the same already
 * changes nothing. A refusal comes before anything is written.
 * @param revertOf the event that this undoes
 * @returns those who were changed, as they are now
 * @throws DomainError NOT_FOUND (any of them), LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function applyToAll(
  ctx: Context,
  tx: Transaction,
  rows: UserRow[],
  changes: UserChanges,
  revertOf?: string,
): Promise<UserRow[]> {
  const changed = await writeChanges(ctx, tx, rows, changes);
  const idsWhere = (matches: (change: Change) => boolean) =>
    changed.filter(matches).map(({ after }) => after.id);
  const has = (field: EditableField) => (change: Change) =>
    change.before[field] !== change.after[field];
  const isLockedOut = (change: Change) =>
    has('status')(change) && change.after.status === 'inactive';
  const isDemoted = (change: Change) => has('role')(change) && change.before.role === 'admin';
  const powerless = idsWhere((change) => isLockedOut(change) || isDemoted(change));
  if (powerless.length > 0) await endSessions(tx, powerless);
  const isVerified = (change: Change) => has('emailVerified')(change) && change.after.emailVerified;
  await revokeOneTimeTokens(tx, idsWhere(has('email')), 'emailChanged');
  await revokeOneTimeTokens(tx, idsWhere(isVerified), 'emailVerified');
  await revokeOneTimeTokens(tx, idsWhere(isLockedOut), 'deactivated');
  for (const change of changed.filter(has('email'))) await mailNewEmail(ctx, tx, change);
  const { role } = changes;
  if (role !== undefined) await queueMail(ctx, tx, 'role-changed', idsWhere(has('role')), { role });
  await queueMail(ctx, tx, 'account-deactivated', idsWhere(isLockedOut));
  await recordAudit(
    ctx,
    tx,
    changed.flatMap((change) => entriesOf(change, revertOf)),
  );
  return changed.map(({ after }) => after);
}

/** An entry of the audit log for each group of fields that changed. */
function entriesOf({ before, after }: Change, revertOf: string | undefined) {
  const differing = (field: EditableField) => before[field] !== after[field];
  return changeEvents(after).flatMap(({ event, changes }) => {
    const touched = changes.filter(differing);
    if (touched.length === 0) return [];
    return {
      action: event,
      target: { kind: 'user' as const, id: after.id },
      before: pick(before, touched),
      after: pick(after, touched),
      revertOf,
    };
  });
}

/** What each group of fields is called when it changes to what it is now. */
function changeEvents(after: UserRow): Pick<UserActionRow, 'event' | 'changes'>[] {
  const { edit, changeEmail, setRole, activate, deactivate } = USER_ACTIONS;
  return [edit, changeEmail, setRole, after.status === 'active' ? activate : deactivate];
}

async function writeChanges(
  ctx: Context,
  tx: Transaction,
  rows: UserRow[],
  changes: UserChanges,
): Promise<Change[]> {
  const wanted = EDITABLE_FIELDS.filter((field) => changes[field] !== undefined);
  const differing = rows.filter((row) => wanted.some((field) => changes[field] !== row[field]));
  if (differing.length === 0) return [];
  // Now, but never the moment of the change before: each version has a time of its own.
  const updatedAt = sql`max(${ctx.now().getTime()}, ${users.updatedAt} + 1)`;
  const ids = differing.map(({ id }) => id);
  try {
    const written = await tx
      .update(users)
      .set({ ...pick(changes, wanted), updatedAt })
      .where(inArray(users.id, ids))
      .returning();
    if (isSearched(wanted)) await fillUserSearch(tx, written);
    const after = new Map(written.map((row) => [row.id, row]));
    return differing.map((before) => {
      const row = after.get(before.id);
      if (row === undefined) throw new DomainError('NOT_FOUND');
      return { before, after: row };
    });
  } catch (error) {
    throw isLastAdminViolation(error) ? new DomainError('LAST_ADMIN') : mapUniqueViolation(error);
  }
}
