import { userCommand } from '../command-line/user-command.ts';

export const userDeactivate = userCommand({
  verb: 'deactivate',
  summary: 'Keep a user from signing in',
  about: 'They are signed out everywhere. Nothing is deleted; `user activate` undoes it.',
  examples: [{ line: 'user deactivate ada', does: 'Deactivate an account by its username' }],
  act: (api, { id }) => api.admin.users.deactivate.mutate({ id }),
  said: (name) => `${name} is deactivated and signed out everywhere.`,
});
