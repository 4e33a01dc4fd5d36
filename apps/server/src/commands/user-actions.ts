import { userCommand } from '../command-line/user-command.ts';

export const userActivate = userCommand({
  verb: 'activate',
  summary: 'Let a deactivated user sign in again',
  about: 'Sessions that ended stay ended.',
  examples: [{ line: 'user activate ada@example.com', does: 'Activate an account' }],
  act: (api, { id }) => api.admin.users.activate.mutate({ id }),
  said: (name) => `${name} is no longer deactivated.`,
});

export const userDeactivate = userCommand({
  verb: 'deactivate',
  summary: 'Keep a user from signing in',
  about: 'They are signed out everywhere. Nothing is deleted; `user activate` undoes it.',
  examples: [{ line: 'user deactivate ada', does: 'Deactivate an account by its username' }],
  act: (api, { id }) => api.admin.users.deactivate.mutate({ id }),
  said: (name) => `${name} is deactivated and signed out everywhere.`,
});

export const userResetPassword = userCommand({
  verb: 'reset-password',
  summary: 'Email a user a link to set a new password',
  about: 'Who has no password yet gets a new invitation. The old password works until then.',
  examples: [{ line: 'user reset-password ada@example.com', does: 'Send a password reset email' }],
  act: (api, { id }) => api.admin.users.sendPasswordReset.mutate({ id }),
  said: (name) => `Password reset email queued for ${name}.`,
});

export const userRevokeSessions = userCommand({
  verb: 'revoke-sessions',
  summary: 'Sign a user out everywhere',
  about: 'They can sign in again.',
  examples: [{ line: 'user revoke-sessions ada@example.com', does: 'End all sessions of a user' }],
  act: (api, { id }) => api.admin.users.revokeSessions.mutate({ id }),
  said: (name) => `${name} is signed out everywhere.`,
});
