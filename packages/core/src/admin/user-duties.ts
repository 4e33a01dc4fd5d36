import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';

/**
 * Permission, input and output of a verb that does one of the user actions to one user, from the
 * table. A verb that returns more overrides `output`.
 */
export function dutiesOf(key: UserActionKey) {
  const { permission: may, toSelf } = userAction(key);
  const duties = { may, input: UserTarget, output: Ok };
  return toSelf === 'no' ? { ...duties, notSelf: ({ id }: { id: string }) => id } : duties;
}
