import { scopeOf } from '@rolecall/schemas/permissions';
import { USER_ACTION_KEYS, userAction } from '@rolecall/schemas/user-actions';
import type { Viewer } from '../user/command/actions-for.ts';
import { signedInUser } from './shell.ts';

/** Who looks at a page about users, with what the table of permissions lets them do to all. */
export function viewerOf(locals: App.Locals): Viewer {
  const { id, role } = signedInUser(locals);
  const allowed = USER_ACTION_KEYS.filter(
    (key) => scopeOf(role, userAction(key).permission) === 'any',
  );
  return { id, allowed };
}
