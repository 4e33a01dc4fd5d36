import { randomUUID } from 'node:crypto';
import { seedPeople, startBuiltServer } from '@rolecall/testkit/built-server';
import { apiClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { OWNER_HEADER, ownerText } from '../src/lib/owner.ts';
import { expect, test } from './fixtures.ts';
import { makeUsers } from './many-users.ts';

/** Asks an endpoint as the page of an administrator does, who proved the password a moment ago. */
async function pageOf(url: string, { email, password }: Pick<Person, 'email' | 'password'>) {
  const { session } = await apiClient(url).auth.createSession.mutate({ email, password });
  const api = apiClient(url, session.token);
  const owner = ownerText(await api.user.me.query());
  return {
    api,
    post: (path: string, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: {
          origin: url,
          cookie: `rolecall-${new URL(url).port}=${session.token}`,
          'content-type': 'application/json',
          [OWNER_HEADER]: encodeURIComponent(owner),
        },
        body: JSON.stringify(body),
      }),
  };
}

/** The page of an administrator, and users to do something to. */
async function pageWithUsers(url: string, admin: Person, count: number) {
  const group = await makeUsers(url, admin, count);
  const page = await pageOf(url, admin);
  const { items } = await page.api.admin.users.list.query({ q: group });
  return { ...page, group, ids: items.map(({ id }) => id) };
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a server that is told to end stops a bulk action where it can go on', async () => {
  const server = await startBuiltServer();
  const admin = newPerson('Ada', 'Lovelace');
  await apiClient(server.url).auth.setup.mutate({ token: server.setupToken, ...admin });
  await seedPeople(server, 3_000);
  const { post } = await pageOf(server.url, admin);
  const body = { action: 'deactivate', search: 'role=user', limit: 3_000 };
  const response = await post('/admin/users/bulk', body);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader?.read())?.value ?? '';
  const ended = server.stop();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    text += piece.value;
  }
  const lines = linesOf(text);
  expect(lines.at(-1)).toMatchObject({
    type: 'end',
    error: { code: 'UNAVAILABLE', message: expect.stringContaining('restarting') },
    cursor: expect.any(String),
  });
  expect(lines.at(-1).left).toBeGreaterThan(0);
  expect(await ended).toBe(0);
});

test('who closes the connection stops a bulk action soon', async () => {
  const server = await startBuiltServer();
  const admin = newPerson('Ada', 'Lovelace');
  await apiClient(server.url).auth.setup.mutate({ token: server.setupToken, ...admin });
  await seedPeople(server, 3_000);
  const { api, post } = await pageOf(server.url, admin);
  const inactive = async () => (await api.admin.users.list.query({ status: 'inactive' })).total;
  const before = await inactive();
  const body = { action: 'deactivate', search: 'role=user', limit: 3_000 };
  const reader = (await post('/admin/users/bulk', body)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  let done = await inactive();
  await expect
    .poll(
      async () => {
        const earlier = done;
        done = await inactive();
        return done - earlier;
      },
      { intervals: [1_000] },
    )
    .toBe(0);
  expect(done).toBeGreaterThan(before);
  expect(done).toBeLessThan(2_500);
  await server.stop();
});

test('among named users a bulk action goes from its cursor as far as its limit', async ({
  server,
  admin,
}) => {
  const { group, ids, api, post } = await pageWithUsers(server.url, admin, 4);
  const named = (more: object) => post('/admin/users/bulk', { action: 'deactivate', ids, ...more });
  for (const cursor of ['NaN', '1e400', '-1', '1.5', '', ' 1', '0x1', '5', '01']) {
    expect((await named({ limit: 4, cursor })).status, cursor).toBe(400);
  }
  const cursor = Buffer.from(JSON.stringify({ after: 1, until: 4 })).toString('base64url');
  const response = await named({ limit: 2, cursor });
  const done = { succeeded: 2, unchanged: 0, failed: 0, left: 0, cursor: null };
  expect(linesOf(await response.text())).toEqual([
    { type: 'start', total: 2 },
    { type: 'progress', ...done, refused: [] },
    { type: 'end', ...done },
  ]);
  const inactive = await api.admin.users.list.query({ q: group, status: 'inactive' });
  expect(inactive.items.map(({ id }) => id).sort()).toEqual(ids.slice(1, 3).sort());
});

test('a request that changed nothing is no failure among those that are reverted', async ({
  server,
  admin,
}) => {
  const { ids, api, post } = await pageWithUsers(server.url, admin, 2);
  const response = await post('/admin/users/bulk', { action: 'deactivate', ids, limit: 2 });
  await response.text();
  await api.admin.users.activate.mutate({ id: ids[0] ?? '' });
  const requestIds = [`req_${randomUUID()}`, response.headers.get('x-request-id')];
  const reverted = await post('/admin/users/revert', { requestIds });
  expect(reverted.status).toBe(200);
  expect(await reverted.json()).toMatchObject({
    succeeded: 1,
    failed: 1,
    items: [{ error: { message: expect.stringContaining('status') } }],
  });
  const nothing = await post('/admin/users/revert', { requestIds: requestIds.slice(0, 1) });
  expect(await nothing.json()).toMatchObject({ succeeded: 0, failed: 0, items: [] });
});
