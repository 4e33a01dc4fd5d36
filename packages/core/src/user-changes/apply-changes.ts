import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { EditableField } from '@rolecall/schemas/user-fields';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { endSessions } from '../session/end-sessions.ts';
import { assertNotReserved } from '../user/assert-not-reserved.ts';
import { splitFullName } from '../user/split-full-name.ts';
import { type Cause, entriesOf } from './change-entries.ts';
import { mailChanges } from './mail-changes.ts';
import { type Change, mailNewEmail } from './mail-new-email.ts';
import { type UserChanges, writeChanges } from './write-changes.ts';

export type ChangeRequest = UserChanges & { fullName?: string | undefined };

/** Why, and whether it cancels an email that has not left: then there is nothing to tell. */
export type ChangeCause = Cause & { isCancelled?: boolean };

/**
 * Changes a user, with all that follows from it, see `applyToAll`. A full name is split. A new email
 * is unverified unless it is said not to be.
 * @throws DomainError VALIDATION_FAILED (a reserved username), NOT_FOUND, LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function applyChanges(
  ctx: Context,
  tx: Transaction,
  before: UserRow,
  asked: ChangeRequest,
  cause: ChangeCause = {},
): Promise<UserRow> {
  const changes = { ...asked, ...splitFullName(asked) };
  if (changes.username !== before.username) assertNotReserved(changes.username);
  const isNewEmail = changes.email !== undefined && changes.email !== before.email;
  const all = isNewEmail ? { emailVerified: false, ...changes } : changes;
  const [after = before] = await applyToAll(ctx, tx, [before], all, cause);
  return after;
}

/**
 * Makes the same changes to each of these users, with all that follows: credentials end where a
 * role or the account is taken away, links die with the email they went to, the people are told,
 * and each kind of change is an audit event. Whether an administrator would be left is decided by a
 * trigger in the database, so that no race between nodes gets around it. What is the same already
 * changes nothing. A refusal comes before anything is written.
 * @param cause the event that this reverts, and whether the users are told by email
 * @returns those who were changed, as they are now
 * @throws DomainError NOT_FOUND (any of them), LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function applyToAll(
  ctx: Context,
  tx: Transaction,
  rows: UserRow[],
  changes: UserChanges,
  { silent = false, isCancelled = false, revertOf }: ChangeCause = {},
): Promise<UserRow[]> {
  const changed = await writeChanges(ctx, tx, rows, changes);
  const idsWhere = (matches: (change: Change) => boolean) =>
    changed.filter(matches).map(({ after }) => after.id);
  const has = (field: EditableField) => (change: Change) =>
    change.before[field] !== change.after[field];
  const isLockedOut = (change: Change) =>
    has('status')(change) && change.after.status === 'inactive';
  const isLetIn = (change: Change) =>
    has('status')(change) && change.before.status === 'inactive' && revertOf === undefined;
  const isDemoted = (change: Change) => has('role')(change) && change.before.role === 'admin';
  const powerless = idsWhere((change) => isLockedOut(change) || isDemoted(change));
  if (powerless.length > 0) await endSessions(tx, powerless);
  const isVerified = (change: Change) => has('emailVerified')(change) && change.after.emailVerified;
  await revokeOneTimeTokens(tx, idsWhere(has('email')), 'emailChanged');
  await revokeOneTimeTokens(tx, idsWhere(isVerified), 'emailVerified');
  await revokeOneTimeTokens(tx, idsWhere(isLockedOut), 'deactivated');
  await revokeOneTimeTokens(tx, idsWhere(isLetIn), 'activated');
  for (const change of changed.filter(has('email'))) await mailNewEmail(ctx, tx, change);
  const entries = changed.flatMap((change) => entriesOf(change, { revertOf, silent }));
  const eventIds = await recordAudit(ctx, tx, entries);
  if (!silent && !isCancelled) {
    const events = entries.map((entry, n) => ({ ...entry, id: eventIds[n] ?? '' }));
    await mailChanges(ctx, tx, changed, events);
  }
  return changed.map(({ after }) => after);
}
