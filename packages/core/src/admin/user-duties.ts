import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';

/**
 * What the table of user actions says of one of them, for the verb that does it to one user: named by
 * their id, and with nothing to say but that it is done.
 */
export function dutiesOf(key: UserActionKey) {
  const { permission: may, toSelf } = userAction(key);
  const duties = { may, input: UserTarget, output: Ok };
  return toSelf === 'no' ? { ...duties, notSelf: ({ id }: { id: string }) => id } : duties;
}
