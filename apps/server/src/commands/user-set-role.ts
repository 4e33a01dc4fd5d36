import { Role } from '@rolecall/schemas/permissions';
import { command } from '../command-line/command.ts';
import { argument } from '../command-line/parameters.ts';
import { plainText } from '../command-line/plain-text.ts';
import { findUser, nameOf, USER_ARGUMENT } from '../command-line/user-argument.ts';

export const userSetRole = command({
  name: 'user set-role',
  summary: 'Change a user’s role',
  about: 'They get an email. Users who lose the admin role are signed out everywhere.',
  reach: 'anywhere',
  parameters: { user: USER_ARGUMENT, role: argument('role', Role, Role.options.join(' or ')) },
  examples: [{ line: 'user set-role ada@example.com admin', does: 'Make a user an admin' }],
  run: async (site, input) => {
    const api = await site.api();
    const { id } = await findUser(api, input.user);
    const user = await api.admin.users.setRole.mutate({ id, role: input.role });
    return { json: user, lines: [`${plainText(nameOf(user))} has the role ${user.role}.`] };
  },
});
