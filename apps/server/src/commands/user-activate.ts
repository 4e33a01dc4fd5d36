import { userCommand } from '../command-line/user-command.ts';

export const userActivate = userCommand({
  verb: 'activate',
  summary: 'Let a deactivated user sign in again',
  about: 'Sessions that ended stay ended.',
  examples: [{ line: 'user activate ada@example.com', does: 'Activate an account' }],
  act: (api, { id }) => api.admin.users.activate.mutate({ id }),
  said: (name) => `${name} is no longer deactivated.`,
});
