import { apiClient } from '@rolecall/testkit/client';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

const deactivate = { action: 'deactivate' as const };

/** Sends a bulk action by REST. */
const post = async (ids: string[], accept: string) => {
  const response = await fetch(`${server.url}/api/v1/admin/users/bulk`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${admin.tokens.accessToken}`,
      'content-type': 'application/json',
      accept,
    },
    body: JSON.stringify({ ...deactivate, ids }),
  });
  return response.text();
};

/** How many a way says it changed, of how many. */
const WAYS: Record<string, (ids: string[]) => Promise<{ total: number; succeeded: number }>> = {
  'one JSON object': async (ids) => {
    const { items, succeeded } = JSON.parse(await post(ids, 'application/json'));
    return { total: items.length, succeeded };
  },
  lines: async (ids) => {
    const lines = (await post(ids, 'application/x-ndjson')).trim().split('\n');
    const [start, ...rest] = lines.map((line) => JSON.parse(line));
    return { total: start.total, succeeded: rest.at(-1).succeeded };
  },
  tRPC: async (ids) => {
    const client = apiClient(server.url, admin.tokens.accessToken);
    const { items, succeeded } = await client.admin.users.bulk.mutate({ ...deactivate, ids });
    return { total: items.length, succeeded };
  },
};

it.each(Object.keys(WAYS))(
  'an id given again counts, is audited and is mailed once: %s',
  async (way) => {
    const people = [await newUser(server), await newUser(server)] as const;
    const [one, other] = people.map(({ user }) => user.id);
    if (one === undefined || other === undefined) throw new Error('There are two.');
    const send = WAYS[way];
    expect(await send?.([one, other, one, one.toUpperCase(), other])).toEqual({
      total: 2,
      succeeded: 2,
    });
    for (const { user, email } of people) {
      const { items } = await admin.client.admin.audit.list.query({
        target: user.id,
        action: 'user.deactivated',
      });
      expect(items).toHaveLength(1);
      await server.mailTo(email, /deactivated/);
      const { items: mails } = await admin.client.admin.mail.list.query({ userId: user.id });
      expect(mails.filter(({ kind }) => kind === 'account-deactivated')).toHaveLength(1);
    }
  },
);
