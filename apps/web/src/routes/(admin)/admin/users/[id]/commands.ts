import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { displayEmail } from '@rolecall/schemas/display-email';
import { RevertRequestInput } from '@rolecall/schemas/revert';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { RefusedError } from '#lib/server/refused-error.ts';
import { displayName } from '#lib/user/labels.ts';
import { commandAction } from './command-action.ts';

export const setRole = commandAction(
  'setRole',
  (event, role) => {
    const input = SetRoleInput.safeParse({ id: event.params.id, role });
    if (!input.success)
      throw new RefusedError({ code: 'VALIDATION_FAILED', message: 'Choose one of the roles.' });
    return api(event).admin.users.setRole.mutate(input.data);
  },
  (user) =>
    user.role === 'admin'
      ? `${displayName(user)} is now an admin.`
      : `${displayName(user)} is no longer an admin and was signed out everywhere.`,
);

export const deactivate = commandAction(
  'deactivate',
  (event) => api(event).admin.users.deactivate.mutate({ id: event.params.id }),
  (user) => `${displayName(user)} is deactivated and signed out everywhere.`,
);

export const activate = commandAction(
  'activate',
  (event) => api(event).admin.users.activate.mutate({ id: event.params.id }),
  (user) =>
    user.status === 'invited'
      ? `${displayName(user)} is invited again. Resend the invitation: earlier links no longer work.`
      : `${displayName(user)} is active again and can sign in.`,
);

export const revokeSessions = commandAction(
  'revokeSessions',
  (event) => api(event).admin.users.revokeSessions.mutate({ id: event.params.id }),
  () => 'This user was signed out everywhere.',
);

export const resendInvitation = commandAction(
  'resendInvitation',
  (event) => api(event).admin.users.resendInvitation.mutate({ id: event.params.id }),
  () => 'Invitation sent. Only the newest link works.',
);

export const sendPasswordReset = commandAction(
  'sendPasswordReset',
  (event) => api(event).admin.users.sendPasswordReset.mutate({ id: event.params.id }),
  () => 'Password reset email sent. Only the newest link works.',
);

export const resendVerification = commandAction(
  'resendVerification',
  (event) => api(event).admin.users.resendVerification.mutate({ id: event.params.id }),
  () => 'Verification email sent. Only the newest link works.',
);

export const verifyEmail = commandAction(
  'verifyEmail',
  (event) => api(event).admin.users.update.mutate({ id: event.params.id, emailVerified: true }),
  (user) => `${displayEmail(user.email)} is now verified.`,
);

export const clearThrottle = commandAction(
  'clearThrottle',
  (event) => api(event).admin.users.clearThrottle.mutate({ id: event.params.id }),
  () => 'Lockout cleared. They can try again now.',
);

/** Reverts what the notice above the page says was done. */
export const revertRequest = formAction({
  schema: RevertRequestInput,
  run: async (input, event) => {
    const { items } = await api(event).admin.audit.revertRequest.mutate(input);
    const message = items.find(({ ok }) => !ok)?.error?.message;
    if (message !== undefined) throw new RefusedError({ code: 'CONFLICT', message });
  },
  done: () => ({ message: 'Undone.' }),
});
