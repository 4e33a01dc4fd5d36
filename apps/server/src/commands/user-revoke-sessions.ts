import { userCommand } from '../command-line/user-command.ts';

export const userRevokeSessions = userCommand({
  verb: 'revoke-sessions',
  summary: 'Sign a user out everywhere',
  about: 'They can sign in again.',
  examples: [{ line: 'user revoke-sessions ada@example.com', does: 'End all sessions of a user' }],
  act: (api, { id }) => api.admin.users.revokeSessions.mutate({ id }),
  said: (name) => `${name} is signed out everywhere.`,
});
