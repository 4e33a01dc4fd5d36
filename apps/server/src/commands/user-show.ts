import { counted } from '@rolecall/schemas/counted';
import { command } from '../command-line/command.ts';
import { eventLine } from '../command-line/event-line.ts';
import { statusWord } from '../command-line/status-word.ts';
import { tableLines } from '../command-line/table.ts';
import { findUser, USER_ARGUMENT } from '../command-line/user-argument.ts';

export const userShow = command({
  name: 'user show',
  summary: 'Show a user with their sessions and last events',
  reach: 'anywhere',
  parameters: { user: USER_ARGUMENT },
  examples: [
    { line: 'user show ada@example.com', does: 'Show a user by email' },
    { line: 'user show ada --json | jq .user.role', does: 'Read their role in a script' },
  ],
  run: async ({ api: open, terminal }, input) => {
    const api = await open();
    const { id } = await findUser(api, input.user);
    const details = await api.admin.users.get.query({ id });
    const { user, hasPassword, counts, sessions, events } = details;
    const title = (text: string) => ['', terminal.paint('bold', text)];
    return {
      json: details,
      lines: [
        ...tableLines([
          ['ID', user.id],
          ['Email', `${user.email}${user.emailVerified ? '' : ' (unverified)'}`],
          ['Username', user.username],
          ['Name', user.fullName],
          ['Role', user.role],
          ['Status', `${statusWord(user.status)}${hasPassword ? '' : ' (no password yet)'}`],
          ['Created', user.createdAt],
          ['Last sign-in', user.lastLoginAt ?? 'never'],
          ['Owns', `${counted(counts.posts, 'post')}, ${counted(counts.comments, 'comment')}`],
        ]),
        ...title(`Sessions (${counts.sessions})`),
        ...tableLines(
          sessions.map(({ lastUsedAt, kind, device, address }) => [
            lastUsedAt,
            kind,
            device,
            address,
          ]),
        ),
        ...title('Last events'),
        ...events.map(eventLine),
      ],
    };
  },
});
