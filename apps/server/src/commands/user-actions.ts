import { userCommand } from '../command-line/user-command.ts';

export const userActivate = userCommand({
  verb: 'activate',
  summary: 'Activate a user',
  about: 'They can sign in again. Their earlier sessions stay signed out.',
  examples: [{ line: 'user activate ada@example.com', does: 'Activate an account' }],
  act: (api, { id }) => api.admin.users.activate.mutate({ id }),
  said: (name) => `${name} is active.`,
});

export const userDeactivate = userCommand({
  verb: 'deactivate',
  summary: 'Deactivate a user',
  about: 'They’re signed out everywhere. Nothing is deleted; `user activate` undoes it.',
  examples: [{ line: 'user deactivate ada', does: 'Deactivate an account by its username' }],
  act: (api, { id }) => api.admin.users.deactivate.mutate({ id }),
  said: (name) => `${name} is deactivated and signed out everywhere.`,
});

export const userResetPassword = userCommand({
  verb: 'reset-password',
  summary: 'Email a user a link to set a new password',
  about:
    'Users without a password get a new invitation. The old password works until a new one is set.',
  examples: [{ line: 'user reset-password ada@example.com', does: 'Send a password reset email' }],
  act: (api, { id }) => api.admin.users.sendPasswordReset.mutate({ id }),
  said: (name, { email }) =>
    `${email === 'invitation' ? 'Invitation' : 'Password reset'} email queued for ${name}.`,
});

export const userRevokeSessions = userCommand({
  verb: 'revoke-sessions',
  summary: 'Sign a user out everywhere',
  about: 'They can sign in again.',
  examples: [
    { line: 'user revoke-sessions ada@example.com', does: 'Sign a user out of all sessions' },
  ],
  act: (api, { id }) => api.admin.users.revokeSessions.mutate({ id }),
  said: (name) => `${name} is signed out everywhere.`,
});
