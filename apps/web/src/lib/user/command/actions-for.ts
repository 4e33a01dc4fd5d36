import type { User } from '@rolecall/schemas/user';
import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';
import { USER_ACTIONS, type UserAction } from './user-actions.ts';

/** Who looks at a page, and what they hold the permission for on everyone. */
export type Viewer = { id: string; allowed: readonly UserActionKey[] };

/** What can be done to someone as they are now. One’s own sessions are ended in the settings. */
export function actionsFor(user: User, viewer: Viewer): UserAction[] {
  return USER_ACTIONS.filter(
    ({ does, isOffered }) =>
      isOffered(user) &&
      can(does, user, viewer) &&
      !(does === 'revokeSessions' && user.id === viewer.id),
  );
}

/** Whether someone may do it to this user, by the table. */
export function can(does: UserActionKey, { id }: Pick<User, 'id'>, viewer: Viewer): boolean {
  return viewer.allowed.includes(does) && !(id === viewer.id && userAction(does).toSelf === 'no');
}

/** The action that a form asks for, when it is a declared one. */
export function actionOf(formAction: string, role: unknown): UserAction | undefined {
  return USER_ACTIONS.find(
    ({ does, fields }) =>
      does === formAction && (fields.role === undefined || fields.role === role),
  );
}
