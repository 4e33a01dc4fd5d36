import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';

/** What the table of user actions says of one of them, for the verb that does it to one user. */
export function dutiesOf(key: UserActionKey) {
  const { permission: may, toSelf } = userAction(key);
  return toSelf === 'no' ? { may, notSelf: ({ id }: { id: string }) => id } : { may };
}
