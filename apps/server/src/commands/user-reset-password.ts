import { userCommand } from '../command-line/user-command.ts';

export const userResetPassword = userCommand({
  verb: 'reset-password',
  summary: 'Email a user a link to set a new password',
  about: 'Who has no password yet gets a new invitation. The old password works until then.',
  examples: [{ line: 'user reset-password ada@example.com', does: 'Send a password reset email' }],
  act: (api, { id }) => api.admin.users.sendPasswordReset.mutate({ id }),
  said: (name) => `Password reset email queued for ${name}.`,
});
