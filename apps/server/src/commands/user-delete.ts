import { counted } from '@rolecall/schemas/counted';
import { command } from '../command-line/command.ts';
import { plainText } from '../command-line/plain-text.ts';
import { findUser, nameOf, USER_ARGUMENT } from '../command-line/user-argument.ts';

export const userDelete = command({
  name: 'user delete',
  summary: 'Delete a user with everything they own',
  about: 'This can’t be undone. The audit log keeps a record.',
  reach: 'anywhere',
  asksFirst: true,
  parameters: { user: USER_ARGUMENT },
  examples: [
    { line: 'user delete ada@example.com', does: 'Delete a user, after asking' },
    { line: 'user delete usr_01k9x3v7e8f2m4q6s8t0w2y4z6 --yes', does: 'Delete a user in a script' },
  ],
  run: async ({ api: open, terminal }, input) => {
    terminal.assertCanConfirm();
    const api = await open();
    const { id } = await findUser(api, input.user);
    const { user, counts } = await api.admin.users.get.query({ id });
    const name = plainText(nameOf(user));
    const { posts, comments } = counts;
    await terminal.confirm(
      `Delete ${name}? Also deletes ${counted(posts, 'post')} and ${counted(comments, 'comment')}. This can’t be undone.`,
    );
    await api.admin.users.delete.mutate({ id });
    return { json: { ok: true, user }, lines: [`${name} is deleted.`] };
  },
});
