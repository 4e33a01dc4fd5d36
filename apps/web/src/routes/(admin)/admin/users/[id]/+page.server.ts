import { superValidate } from 'sveltekit-superforms';
import { noticeFrom } from '#lib/notices.ts';
import { api } from '#lib/server/api.ts';
import { auditNames } from '#lib/server/audit-names.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { changeEmail, EmailForm } from './change-email.ts';
import { activate, deactivate, revokeSessions, sendPasswordReset, setRole } from './commands.ts';
import { DeleteForm, deleteUser } from './delete-user.ts';
import { ProfileForm, updateProfile } from './update-profile.ts';

export const load: PageServerLoad = async (event) => {
  const details = await api(event).admin.users.get.query({ id: event.params.id });
  const { firstName, lastName, username, email, updatedAt } = details.user;
  const profile = { firstName, lastName, username, ifMatch: updatedAt };
  return {
    ...details,
    names: await auditNames(event, details.events),
    isSelf: signedInUser(event.locals).id === event.params.id,
    notice: noticeFrom(event.url),
    profileForm: await superValidate(profile, ProfileForm, { id: 'profile' }),
    emailForm: await superValidate({ email }, EmailForm, { id: 'email' }),
    deleteForm: await superValidate(DeleteForm, { id: 'delete' }),
  };
};

export const actions: Actions = {
  updateProfile,
  changeEmail,
  setRole,
  revokeSessions,
  sendPasswordReset,
  activate,
  deactivate,
  delete: deleteUser,
};
