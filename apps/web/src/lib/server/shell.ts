import { scopeOf } from '@rolecall/schemas/permissions';
import { error } from '@sveltejs/kit';
import { refusalTexts } from '../texts/refusals.ts';
import { displayName } from '../user/display-name.ts';
import { navigationFor } from './navigation.ts';

/** The user a guarded route was opened for. The guard let no one else through. */
export function signedInUser({ user }: App.Locals) {
  return user ?? error(401, refusalTexts.signIn);
}

/** What the frame around every page of a signed-in user shows. */
export function shellData(locals: App.Locals) {
  const user = signedInUser(locals);
  return {
    draft: locals.draft,
    shell: {
      sections: navigationFor(user),
      usersHref: scopeOf(user.role, 'user:list') === 'any' ? '/admin/users/suggest' : undefined,
      account: {
        id: user.id,
        name: displayName(user),
        email: user.email,
        profileHref: '/settings/profile',
        signOutAction: '/?/signOut',
      },
    },
  };
}
