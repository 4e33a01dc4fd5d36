import type { AuditEvent, RolecallApi } from '@rolecall/client';
import { FindUserInput } from '@rolecall/schemas/admin-users';
import { ListAuditInput } from '@rolecall/schemas/audit';
import { USER_ID } from '@rolecall/schemas/user-id';
import { command } from '../command-line/command.ts';
import { eventLine } from '../command-line/event-line.ts';
import { countUpTo, flag, option } from '../command-line/parameters.ts';
import { findUser } from '../command-line/user-argument.ts';

const POLL_MS = 1_000;
const LOOK_BACK_MS = 10_000;

export const auditTail = command({
  name: 'audit tail',
  summary: 'Print the latest audit events, newest last',
  about: 'With --json, each event is a line, with its action.',
  reach: 'anywhere',
  parameters: {
    follow: flag('keep printing new events until you press Ctrl-C'),
    limit: option('number', countUpTo(100).default(20), 'how many, 20 if you leave it out'),
    action: option(
      'action',
      ListAuditInput.shape.action,
      'only events with this action, such as user.role_changed',
    ),
    user: option(
      'user',
      FindUserInput.shape.user.optional(),
      'only events with this user as actor or target: ID, email or username',
    ),
  },
  examples: [
    { line: 'audit tail --follow', does: 'Watch new events' },
    { line: 'audit tail --limit 100 --json | jq .action', does: 'Print the last actions' },
  ],
  run: async ({ api: open, terminal }, { follow, limit, action, user }) => {
    const api = await open();
    const filter = { action, user: user && (await idOf(api, user)) };
    const print = async (newestFirst: AuditEvent[]) => {
      for (const event of newestFirst.toReversed()) {
        await terminal.print({ json: event, lines: [eventLine(event)] });
      }
    };
    const { items } = await api.admin.audit.list.query({ ...filter, perPage: limit });
    await print(items);
    if (items.length === 0) terminal.note('No events found.');
    let known = items;
    while (follow) {
      await Bun.sleep(POLL_MS);
      const recent = await eventsSince(api, lookBackFrom(known[0]), filter);
      const ids = new Set(known.map(({ id }) => id));
      await print(recent.filter(({ id }) => !ids.has(id)));
      if (recent.length > 0) known = recent;
    }
    return undefined;
  },
});

/** The log still names users who are deleted: their ID is not looked up. */
const idOf = async (api: RolecallApi, user: string) =>
  USER_ID.test(user) ? user : (await findUser(api, user)).id;

/** Other servers write events a little later than they happened: those are not to be missed. */
function lookBackFrom(newest: AuditEvent | undefined): string | undefined {
  return newest && new Date(Date.parse(newest.at) - LOOK_BACK_MS).toISOString();
}

/** What happened since a moment, the newest first, however much that is. */
async function eventsSince(
  api: RolecallApi,
  from: string | undefined,
  filter: Pick<ListAuditInput, 'action' | 'user'>,
): Promise<AuditEvent[]> {
  const found: AuditEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.admin.audit.list.query({ ...filter, perPage: 100, from, cursor });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
