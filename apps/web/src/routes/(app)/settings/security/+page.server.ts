import { superValidate } from 'sveltekit-superforms';
import { api } from '#lib/server/api.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { changeEmail, EmailForm } from './change-email.ts';
import { changePassword, PasswordForm } from './change-password.ts';
import { revoke, revokeOthers, signOutEverywhere } from './end-sessions.ts';

export const load: PageServerLoad = async (event) => {
  const { items } = await api(event).user.sessions.query();
  const { email, username, firstName, lastName } = signedInUser(event.locals);
  return {
    email,
    about: [email, username, firstName, lastName],
    passwordForm: await superValidate(PasswordForm, { id: 'password' }),
    emailForm: await superValidate(EmailForm, { id: 'email' }),
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
