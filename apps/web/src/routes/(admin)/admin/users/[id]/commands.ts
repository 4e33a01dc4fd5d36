import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { displayEmail } from '@rolecall/schemas/display-email';
import { RefusedError } from '#lib/server/refused-error.ts';
import { displayName } from '#lib/user/display-name.ts';
import { commandAction } from './command-action.ts';

export const setRole = commandAction(
  'setRole',
  (users, id, role) => {
    const input = SetRoleInput.safeParse({ id, role });
    if (!input.success)
      throw new RefusedError({ code: 'VALIDATION_FAILED', message: 'Choose one of the roles.' });
    return users.setRole.mutate(input.data);
  },
  (user) =>
    user.role === 'admin'
      ? `${displayName(user)} is now an admin.`
      : `${displayName(user)} is no longer an admin and was signed out everywhere.`,
);

export const deactivate = commandAction(
  'deactivate',
  async (users, id) => {
    const { user } = await users.get.query({ id });
    await users.deactivate.mutate({ id });
    return user;
  },
  (before) =>
    before.status === 'invited'
      ? `${displayName(before)} is deactivated. Their invitation no longer works.`
      : `${displayName(before)} is deactivated and signed out everywhere.`,
);

export const activate = commandAction(
  'activate',
  (users, id) => users.activate.mutate({ id }),
  (user) =>
    user.status === 'invited'
      ? `${displayName(user)} is invited again. Resend the invitation: earlier links no longer work.`
      : `${displayName(user)} is active again and can sign in.`,
);

export const revokeSessions = commandAction(
  'revokeSessions',
  (users, id) => users.revokeSessions.mutate({ id }),
  () => 'This user was signed out everywhere.',
);

export const resendInvitation = commandAction(
  'resendInvitation',
  (users, id) => users.resendInvitation.mutate({ id }),
  () => 'Invitation sent. Only the newest link works.',
);

export const sendPasswordReset = commandAction(
  'sendPasswordReset',
  (users, id) => users.sendPasswordReset.mutate({ id }),
  () => 'Password reset email sent. Only the newest link works.',
);

export const resendVerification = commandAction(
  'resendVerification',
  (users, id) => users.resendVerification.mutate({ id }),
  () => 'Verification email sent. Only the newest link works.',
);

export const verifyEmail = commandAction(
  'verifyEmail',
  (users, id) => users.update.mutate({ id, emailVerified: true }),
  (user) => `${displayEmail(user.email)} is now verified.`,
);

export const clearThrottle = commandAction(
  'clearThrottle',
  (users, id) => users.clearThrottle.mutate({ id }),
  () => 'Lockout cleared. They can try again now.',
);
