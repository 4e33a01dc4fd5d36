import type { UserRow } from '@rolecall/db/tables/users';
import { pick } from '@rolecall/schemas/pick';
import { USER_ACTIONS, type UserActionRow } from '@rolecall/schemas/user-actions';
import type { EditableField } from '@rolecall/schemas/user-fields';
import type { Change } from './mail-new-email.ts';

/** What a change is made for: the event that it reverts, and whether no one is to be emailed. */
export type Cause = { revertOf?: string | undefined; silent?: boolean | undefined };

/** An entry of the audit log for each group of fields that changed. */
export function entriesOf({ before, after }: Change, cause: Cause) {
  const differing = (field: EditableField) => before[field] !== after[field];
  return changeEvents(after).flatMap(({ event, changes }) => {
    const touched = changes.filter(differing);
    if (touched.length === 0) return [];
    return {
      action: event,
      target: { kind: 'user' as const, id: after.id },
      before: pick(before, touched),
      after: pick(after, touched),
      ...cause,
    };
  });
}

/** What each group of fields is called when it changes to what it is now. */
function changeEvents(after: UserRow): Pick<UserActionRow, 'event' | 'changes'>[] {
  const { edit, changeEmail, setRole, activate, deactivate } = USER_ACTIONS;
  return [edit, changeEmail, setRole, after.status === 'inactive' ? deactivate : activate];
}
