import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { newAdmin, newUser, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer({ UNDO_SECONDS: '10' });
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { users, mail } = admin.client.admin;

/** Seven: two who are signed in, one of them twice, one deactivated, one invited, an admin, the caller and no one. */
async function makeSelection() {
  const [one, two, inactive, second] = [
    await newUser(server),
    await newUser(server),
    await newUser(server),
    await newUser(server),
  ];
  await signIn(server, two.email);
  await users.deactivate.mutate({ id: inactive.user.id });
  await users.setRole.mutate({ id: second.user.id, role: 'admin' });
  const invited = await users.create.mutate({ email: `invited.${one.email}` });
  return [
    ...[one, two, inactive, second].map(({ user }) => user.id),
    invited.id,
    admin.user.id,
    'usr_nobody',
  ];
}

const refusedSelf = { code: 'SELF_TARGET', count: 1 };
const refusedGone = { code: 'NOT_FOUND', count: 1 };
const CASES: [Pick<BulkLinesInput, 'action' | 'role'>, object][] = [
  [
    { action: 'deactivate' },
    {
      changes: 4,
      admins: 1,
      unchanged: 1,
      refused: [refusedSelf, refusedGone],
      sessions: 4,
      emails: 3,
      emailDelaySeconds: 10,
    },
  ],
  [
    { action: 'activate' },
    { changes: 1, admins: 0, unchanged: 5, refused: [refusedGone], sessions: 0, emails: 1 },
  ],
  [
    { action: 'setRole', role: 'admin' },
    { changes: 4, unchanged: 1, refused: [refusedSelf, refusedGone], sessions: 0, emails: 3 },
  ],
  [
    { action: 'setRole', role: 'user' },
    { changes: 1, unchanged: 4, refused: [refusedSelf, refusedGone], sessions: 1, emails: 1 },
  ],
  [
    { action: 'delete' },
    { changes: 5, unchanged: 0, refused: [refusedSelf, refusedGone], sessions: 4, emails: 0 },
  ],
];

describe('a preview says before what is true after', () => {
  it.each(CASES)('%o', async (asked, expected) => {
    const ids = await makeSelection();
    const preview = await users.preview.mutate({ ...asked, ids });
    expect(preview).toMatchObject({ total: 7, ...expected });

    const told = async () => {
      const { items } = await mail.list.query({ perPage: 100 });
      return items.filter(({ kind }) => /^role-changed|^account-/.test(kind)).length;
    };
    const before = await told();
    const result = await users.bulk.mutate({ ...asked, ids });
    expect(result.succeeded - result.unchanged).toBe(preview.changes);
    expect(result.unchanged).toBe(preview.unchanged);
    expect(result.failed).toBe(preview.refused.reduce((sum, { count }) => sum + count, 0));
    if (asked.action === 'delete') return;
    expect((await told()) - before).toBe(preview.emails);
    const again = await users.preview.mutate({ ...asked, ids });
    expect(again).toMatchObject({ changes: 0, sessions: 0, emails: 0 });
  });
});

it('finds the same users by a filter, and changes nothing', async () => {
  const { user } = await newUser(server);
  const asked = { action: 'deactivate', filter: { q: user.username } } as const;
  expect(await users.preview.mutate(asked)).toMatchObject({ total: 1, changes: 1, sessions: 1 });
  expect((await users.get.query({ id: user.id })).user.status).toBe('active');
});

it('asks for no password, and is for admins', async () => {
  const { user, client } = await newUser(server);
  const asked = { action: 'deactivate' as const, ids: [user.id] };
  const denied = await refusal(client.admin.users.preview.mutate(asked));
  expect(denied.code).toBe('FORBIDDEN');
  const rest = await fetch(`${server.url}/api/v1/admin/users/bulk/preview`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${admin.tokens.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(asked),
  });
  expect(await rest.json()).toMatchObject({ total: 1, changes: 1 });
});
