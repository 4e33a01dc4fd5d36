import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await newAdmin(server)).tokens.accessToken;
});
afterAll(() => server.stop());

const STALE = '"2020-01-01T00:00:00.000Z"';

const ask = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body,
  });

const made = async (path: string, body: object): Promise<string> => {
  const response = await ask('POST', path, JSON.stringify(body));
  return (await response.json()).id;
};

describe('a version that changed on the way', () => {
  it.each([
    (version: string) => `W/${version}`,
    (version: string) => version.replace(/"$/, '-gzip"'),
    (version: string) => `W/${version.replace(/"$/, '--gzip"')}`,
    (version: string) => `${STALE}, ${version.replace(/"$/, '-br"')}`,
    (version: string) => version.replaceAll('"', ''),
    () => '*',
  ])('is the same to users, posts and comments: %s', async (onTheWay) => {
    const { user } = await newUser(server);
    const post = await made('/posts', { title: newEmail(), content: 'x' });
    const comment = await made(`/posts/${post}/comments`, { content: 'x' });
    for (const [path, body] of [
      [`/users/${user.id}`, '{"firstName":"New"}'],
      [`/posts/${post}`, '{"content":"y"}'],
      [`/comments/${comment}`, '{"content":"y"}'],
    ] as const) {
      const change = (version: string) => ask('PATCH', path, body, { 'if-match': version });
      const etag = (await change('*')).headers.get('etag') ?? '';
      expect((await change(onTheWay(etag))).status, path).toBe(200);
      expect((await change(STALE)).status, path).toBe(409);
    }
  });
});

describe('a change that is based on an old version', () => {
  const PATH = /^\/api\/v1\/(?:admin\/)?(users|posts|comments)\/(?:me|:\w+)/;
  const changing = restRoutes().filter(({ method }) => method !== 'GET');
  const versioned = changing.filter(
    ({ path }) => PATH.test(path) && path !== '/api/v1/users/me/email/confirm',
  );
  const others = changing.filter((route) => !versioned.includes(route));

  /** What any of these routes may ask for; each gets only its own fields. */
  const BODY = {
    firstName: 'New',
    role: 'admin',
    content: 'changed',
    password: PASSWORD,
    currentPassword: PASSWORD,
    newPassword: `${PASSWORD} again`,
    newEmail: newEmail(),
  };
  const ID: Record<string, string> = {};
  beforeAll(async () => {
    ID.users = (await newUser(server)).user.id;
    ID.posts = await made('/posts', { title: newEmail(), content: 'x' });
    ID.comments = await made(`/posts/${ID.posts}/comments`, { content: 'x' });
  });

  const bodyOf = ({ procedure }: (typeof changing)[number]) => {
    const { input } = procedure.verb.duties;
    const fields = Object.keys((input as { shape?: object } | undefined)?.shape ?? {});
    const own = Object.entries(BODY).filter(([name]) => fields.includes(name));
    return JSON.stringify(Object.fromEntries(own));
  };

  it.each(versioned.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'is refused, and changes nothing: %s',
    async (_, route) => {
      const noun = PATH.exec(route.path)?.[1] ?? '';
      const path = route.path.slice('/api/v1'.length).replace(/:\w+/, ID[noun] ?? '');
      const target = path.replace(/^(\/(?:admin\/)?\w+\/[^/]+).*/, '$1');
      const send = (version: string) =>
        ask(route.method, path, bodyOf(route), { 'if-match': version });
      // An administrator does not delete their own account; anyone else is asked for the version.
      const user = await newUser(server);
      const isOwn = target === '/users/me' && path.endsWith('/delete');
      const before = token;
      if (isOwn) token = user.tokens.accessToken;
      const response = await send(STALE);
      token = before;
      expect(response.status).toBe(409);
      expect((await response.json()).error.code).toBe('CONFLICT');
      if (noun === 'comments') return;
      const after = await fetch(`${server.url}/api/v1${target}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(after.status).toBe(200);
    },
  );

  it.each(others.map(({ method, path }) => [method, path]))(
    'is no change of anything that has one: %s %s',
    async (method, path) => {
      const route = changing.find((one) => one.method === method && one.path === path);
      const url = path.slice('/api/v1'.length).replace(/:\w+/, 'aud_nothing');
      const response = await ask(method, url, route ? bodyOf(route) : '{}', { 'if-match': STALE });
      expect(response.status).toBe(400);
    },
  );

  it('is carried out where the version is the present one', async () => {
    const { user } = await newUser(server);
    const etagOf = async () =>
      (
        await fetch(`${server.url}/api/v1/users/${user.id}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).headers.get('etag') ?? '';
    const old = await etagOf();
    const path = `/admin/users/${user.id}`;
    const role = await ask('PUT', `${path}/role`, '{"role":"admin"}', { 'if-match': old });
    expect(role.status).toBe(200);
    expect((await ask('DELETE', path, '', { 'if-match': old })).status).toBe(409);
    expect((await ask('DELETE', path, '', { 'if-match': '"wrong"' })).status).toBe(400);
    expect((await ask('DELETE', path, '', { 'if-match': await etagOf() })).status).toBe(200);
  });

  it('does not hide wrong passwords from their count', async () => {
    const { tokens } = await newUser(server);
    const guess = () =>
      fetch(`${server.url}/api/v1/users/me/password`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${tokens.accessToken}`,
          'content-type': 'application/json',
          'if-match': STALE,
        },
        body: JSON.stringify({ currentPassword: 'wrong', newPassword: 'another long passphrase' }),
      });
    const statuses = [];
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await (await guess()).json()).error.code);
    expect(statuses.at(-1)).toBe('SESSION_EXPIRED');
  });
});
