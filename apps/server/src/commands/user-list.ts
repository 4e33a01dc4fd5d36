import type { AdminUsersListInput, RolecallApi, User } from '@rolecall/client';
import { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { UserStatus } from '@rolecall/schemas/user';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { countUpTo, flag, option } from '../command-line/parameters.ts';
import { statusWord } from '../command-line/status-word.ts';
import { tableLines } from '../command-line/table.ts';

const PAGE = 100;
const { q, role, status } = UserFilter.shape;
/** A status, with the word that people read where that is another one. */
const spelled = (value: string) =>
  statusWord(value) === value ? value : `${value} (${statusWord(value)})`;
const Limit = countUpTo(10_000).default(50);
const Verified = z.enum(['yes', 'no']).optional();

export const userList = command({
  name: 'user list',
  summary: 'List users, the newest first',
  about:
    'Prints at most --limit users, or all with --all, which prints them as they load: with --json, one per line.',
  reach: 'anywhere',
  parameters: {
    search: option('text', q, 'words in their name, email or username'),
    role: option('role', role, 'admin or user'),
    status: option('status', status, UserStatus.options.map(spelled).join(', ')),
    verified: option('yes|no', Verified, 'whether their email is verified'),
    sort: option('by', UserSort.default('createdAt'), UserSort.options.join(', ')),
    ascending: flag('sort ascending'),
    limit: option('number', Limit, 'how many, 50 if you leave it out'),
    all: flag('list all users'),
  },
  examples: [
    { line: 'user list --search lovelace', does: 'Find users by a part of their name' },
    { line: 'user list --role admin --status active', does: 'List all active admins' },
    { line: 'user list --all --json | jq -r .email', does: 'Print the email of every user' },
  ],
  run: async ({ api: open, terminal }, input) => {
    const { search, verified, ascending, all, limit, ...filter } = input;
    const query = {
      ...filter,
      q: search,
      dir: ascending ? ('asc' as const) : ('desc' as const),
      verified: verified && verified === 'yes',
    };
    const api = await open();
    if (all) {
      for await (const { items } of pagesOf(api, query, Number.POSITIVE_INFINITY)) {
        for (const user of items)
          await terminal.print({ json: user, lines: tableLines([cells(user)]) });
      }
      return undefined;
    }
    const pages = await Array.fromAsync(pagesOf(api, query, limit));
    const items = pages.flatMap((page) => page.items);
    const { total = 0, totalIsExact = true, nextCursor = null } = pages.at(-1) ?? {};
    terminal.note(`${items.length} of ${total}${totalIsExact ? '' : ' or more'} users`);
    const header = [
      'Email',
      'Username',
      'Name',
      'Role',
      'Status',
      'Verified',
      'Last sign-in',
      'ID',
    ];
    const [head = '', ...lines] = tableLines([header, ...items.map(cells)]);
    return {
      json: { items, total, totalIsExact, nextCursor },
      lines: items.length === 0 ? [] : [terminal.paint('bold', head), ...lines],
    };
  },
});

/** The pages of a list, as far as `limit` users need. */
async function* pagesOf(api: RolecallApi, query: AdminUsersListInput, limit: number) {
  let cursor: string | undefined;
  for (let left = limit; left > 0; ) {
    const page = await api.admin.users.list.query({
      ...query,
      perPage: Math.min(PAGE, left),
      ...(cursor !== undefined && { cursor }),
    });
    yield page;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
    left -= page.items.length;
  }
}

const cells = (user: User) => [
  user.email,
  user.username,
  user.fullName,
  user.role,
  statusWord(user.status),
  user.emailVerified ? 'yes' : 'no',
  user.lastLoginAt ?? 'never',
  user.id,
];
