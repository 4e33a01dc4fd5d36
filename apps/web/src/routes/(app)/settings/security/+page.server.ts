import { api } from '#lib/server/api.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { revoke, revokeOthers, signOutEverywhere } from './end-sessions.ts';

export const load: PageServerLoad = async (event) => {
  const { items } = await api(event).user.sessions.query();
  const { email, username, firstName, lastName } = signedInUser(event.locals);
  return {
    email,
    about: [email, username, firstName, lastName],
    sessions: items,
  };
};

export const actions: Actions = {
  changePassword,
  changeEmail,
  revoke,
  revokeOthers,
  signOutEverywhere,
};
