import { InviteUsersInput } from '@rolecall/schemas/invitation';
import { Role } from '@rolecall/schemas/permissions';
import { command } from '../command-line/command.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import { flag, option, restArguments } from '../command-line/parameters.ts';
import { tableLines } from '../command-line/table.ts';

const { emails, role } = InviteUsersInput.shape;

export const userInvite = command({
  name: 'user invite',
  summary: 'Invite people by email',
  about:
    'Each gets an email with a link to choose a password, which also verifies their email. Emails that can’t be invited don’t stop the others, unless you pass --all-or-none. Exits with 1 if not everyone was invited.',
  reach: 'anywhere',
  parameters: {
    emails: restArguments('email', emails, 'emails, or names with emails'),
    role: option('role', role, `${Role.options.join(' or ')}; user if you leave it out`),
    allOrNone: flag('invite no one unless everyone can be invited'),
  },
  examples: [
    { line: 'user invite ada@example.com "Grace Hopper <grace@example.com>"', does: 'Invite two' },
    { line: 'user invite ada@example.com --role admin', does: 'Invite an admin' },
    { line: 'user invite $(cat emails.txt) --json', does: 'Invite all emails in a file' },
  ],
  run: async ({ api: open }, input) => {
    const api = await open();
    const result = await api.admin.users.invite.mutate(input);
    const exit = result.failed === 0 ? EXIT_CODES.done : EXIT_CODES.refused;
    return {
      json: result,
      lines: tableLines(result.items.map(({ entry, message }) => [entry, message])),
      exitCode: exit.code,
    };
  },
});
