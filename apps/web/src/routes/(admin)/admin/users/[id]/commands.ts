import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { displayEmail } from '@rolecall/schemas/display-email';
import { RefusedError } from '#lib/server/refused-error.ts';
import { commandResultTexts as texts } from '#lib/texts/user/commands.ts';
import { displayName } from '#lib/user/display-name.ts';
import { commandAction } from './command-action.ts';

export const setRole = commandAction(
  'setRole',
  (users, id, role) => {
    const input = SetRoleInput.safeParse({ id, role });
    if (!input.success)
      throw new RefusedError({ code: 'VALIDATION_FAILED', message: texts.wrongRole });
    return users.setRole.mutate(input.data);
  },
  (user) =>
    user.role === 'admin' ? texts.madeAdmin(displayName(user)) : texts.madeUser(displayName(user)),
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
      ? texts.deactivatedInvited(displayName(before))
      : texts.deactivated(displayName(before)),
);

export const activate = commandAction(
  'activate',
  (users, id) => users.activate.mutate({ id }),
  (user) =>
    user.status === 'invited'
      ? texts.activatedInvited(displayName(user))
      : texts.activated(displayName(user)),
);

export const revokeSessions = commandAction(
  'revokeSessions',
  (users, id) => users.revokeSessions.mutate({ id }),
  () => texts.signedOut,
);

export const resendInvitation = commandAction(
  'resendInvitation',
  (users, id) => users.resendInvitation.mutate({ id }),
  () => texts.invitation,
);

export const sendPasswordReset = commandAction(
  'sendPasswordReset',
  (users, id) => users.sendPasswordReset.mutate({ id }),
  ({ email }) => (email === 'invitation' ? texts.invitation : texts.passwordReset),
);

export const resendVerification = commandAction(
  'resendVerification',
  (users, id) => users.resendVerification.mutate({ id }),
  ({ email }) => (email === 'invitation' ? texts.invitation : texts.verification),
);

export const verifyEmail = commandAction(
  'verifyEmail',
  (users, id) => users.update.mutate({ id, emailVerified: true }),
  (user) => texts.verified(displayEmail(user.email)),
);

export const clearThrottle = commandAction(
  'clearThrottle',
  (users, id) => users.clearThrottle.mutate({ id }),
  () => texts.lockoutCleared,
);

export const resumeMail = commandAction(
  'resumeMail',
  (users, id) => users.resumeMail.mutate({ id }),
  () => texts.mailResumed,
);
