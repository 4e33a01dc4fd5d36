import type { auditEvents } from '@rolecall/db/tables/audit-events';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Permission } from '@rolecall/schemas/permissions';
import { pick } from '@rolecall/schemas/pick';
import { User } from '@rolecall/schemas/user';
import { USER_ACTION_KEYS, userAction } from '@rolecall/schemas/user-actions';
import { EDITABLE_FIELDS, type EditableField, USER_FIELDS } from '@rolecall/schemas/user-fields';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { UserChanges } from '../user-changes/write-changes.ts';

type Kind = {
  /** What the change itself asked for, and so does reverting it. */
  permission: Permission;
  /** What such an event says before and after. */
  values: z.ZodType<UserChanges>;
};

const Values = z.strictObject(pick(User.shape, EDITABLE_FIELDS)).partial();

/** The changes that can be reverted: what they were before is all there is to put back. */
const REVERSIBLE = new Map(
  USER_ACTION_KEYS.map(userAction)
    .filter(({ isReversible }) => isReversible)
    .map(({ event, permission, changes }): [string, Kind] => [
      event,
      { permission, values: valuesOf(changes) },
    ]),
);

/** Such an event has a field at least, and no others than the action changes. */
function valuesOf(fields: readonly string[]): z.ZodType<UserChanges> {
  return Values.refine((values) => {
    const named = Object.keys(values);
    return named.length > 0 && named.every((field) => fields.includes(field));
  });
}

/** A change as it can be reverted: whose, what it was, what it became. */
export type ReversibleChange = Omit<Kind, 'values'> & {
  userId: string;
  before: UserChanges;
  after: UserChanges;
};

/**
 * Reads an event as a change that can be reverted.
 * @throws DomainError VALIDATION_FAILED when it records anything else
 */
export function reversibleChange(event: typeof auditEvents.$inferSelect): ReversibleChange {
  const kind = REVERSIBLE.get(event.action);
  const before = kind?.values.safeParse(event.before);
  const after = kind?.values.safeParse(event.after);
  if (!kind || !before?.success || !after?.success || event.targetId === null) {
    const message = 'What this event records cannot be undone.';
    throw new DomainError('VALIDATION_FAILED', { message, fields: { id: [message] } });
  }
  return {
    permission: kind.permission,
    userId: event.targetId,
    before: before.data,
    after: after.data,
  };
}

/** Which fields are no longer as the change left them: those are not overwritten. */
export const changedSince = (user: UserRow, after: UserChanges): EditableField[] =>
  EDITABLE_FIELDS.filter((name) => name in after && after[name] !== user[name]);

/** Why a change can't be reverted, in the words of the revert and of its preview. */
export const REVERTED_TEXT = 'Already reverted.';
export const USER_DELETED_TEXT = 'This user was deleted.';

/** The same for `changedSince`, as the end of a sentence: `role, status changed since.` */
export const changedSinceText = (changed: EditableField[]): string =>
  `${changed.map((name) => USER_FIELDS[name].label.toLowerCase()).join(', ')} changed since.`;

/** Whether a revert comes to what one does to others only: no one loses a right by a look at the past. */
export function isForOthers({ before }: ReversibleChange): boolean {
  return USER_ACTION_KEYS.map(userAction).some(
    ({ changes, sets, toSelf }) =>
      toSelf !== 'yes' &&
      changes.some((field) => field in before) &&
      (sets?.status ?? before.status) === before.status,
  );
}
