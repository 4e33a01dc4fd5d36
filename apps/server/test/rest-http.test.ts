import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const JSON_TYPE = { 'content-type': 'application/json' };
/** Methods by path, as `Allow` lists them. */
const ALLOWED = {
  '/auth/login': 'POST',
  '/users/me': 'GET, HEAD, PATCH',
  '/users/me/sessions': 'GET, HEAD, DELETE',
  '/posts': 'GET, HEAD, POST',
  '/posts/pst_nothing/comments': 'GET, HEAD, POST',
  '/admin/users/bulk': 'POST',
  '/admin/users/usr_nobody': 'GET, HEAD, PATCH, DELETE',
  '/admin/users/usr_nobody/role': 'PUT',
  '/admin/users.csv': 'GET, HEAD',
};

const server = await startTestServer({
  RATE_LIMITS: '{"forgot.address":{"limit":1}}',
});
afterAll(() => server.stop());
const token = (await newAdmin(server)).tokens.accessToken;

const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
const codeOf = async (response: Response) => (await response.json()).error.code;

describe('methods of a path', () => {
  it.each(Object.entries(ALLOWED))('%s allows %s', async (path, allow) => {
    const refused = await ask(allow.includes('PUT') ? 'DELETE' : 'PUT', path, JSON_TYPE, '{}');
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe(allow);
    expect(await codeOf(refused)).toBe('METHOD_NOT_ALLOWED');
    const options = await ask('OPTIONS', path);
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
    const head = await ask('HEAD', path);
    expect(head.status === 405).toBe(!allow.includes('HEAD'));
  });

  it('answers HEAD as GET, without the body', async () => {
    for (const path of ['/users/me', '/posts?perPage=5', '/admin/users', '/admin/users.csv']) {
      const get = await ask('GET', path);
      const head = await ask('HEAD', path);
      expect(head.status, path).toBe(200);
      expect(await head.text()).toBe('');
      for (const name of ['content-type', 'etag', 'content-disposition']) {
        expect(head.headers.get(name), `${name} of ${path}`).toBe(get.headers.get(name));
      }
    }
    expect((await ask('HEAD', '/posts?perPage=0')).status).toBe(400);
    expect((await ask('HEAD', '/nothing')).status).toBe(404);
  });

  it('knows no path that is not one', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['OPTIONS', '/nothing'],
      ['GET', '/users/me/'],
      ['GET', '//users/me'],
      ['PUT', ''],
    ] as const) {
      expect((await ask(method, path)).status, `${method} ${path}`).toBe(404);
    }
  });
});

describe('what a request carries', () => {
  const login = JSON.stringify({ email: newEmail(), password: PASSWORD });

  it.each([
    ['application/json', 401],
    ['application/json; charset=utf-8', 401],
    ['APPLICATION/JSON', 401],
    ['text/json', 415],
    ['application/jsonp', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data', 415],
  ])('of the type %s answers %i', async (type, status) => {
    const response = await ask('POST', '/auth/login', { 'content-type': type }, login);
    expect(response.status).toBe(status);
  });

  it('may leave a body out only where none is needed', async () => {
    expect((await ask('POST', '/auth/login')).status).toBe(415);
    expect((await ask('POST', '/auth/login', JSON_TYPE)).status).toBe(400);
    const { user } = await newUser(server);
    expect((await ask('PUT', `/admin/users/${user.id}/deactivate`)).status).toBe(200);
    expect((await ask('PUT', `/admin/users/${user.id}/activate`, JSON_TYPE, '{}')).status).toBe(
      200,
    );
  });

  it('is at most 256 KiB', async () => {
    const body = (bytes: number) => JSON.stringify({ email: 'x'.repeat(bytes - 12) });
    const fits = await ask('POST', '/auth/login', JSON_TYPE, body(256 * 1024));
    expect(fits.status).toBe(400);
    const tooLarge = await ask('POST', '/auth/login', JSON_TYPE, body(256 * 1024 + 1));
    expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });
});

describe('what an answer carries', () => {
  it('says how long to wait', async () => {
    const body = JSON.stringify({ email: newEmail() });
    const forgot = () => ask('POST', '/auth/forgot-password', JSON_TYPE, body);
    const first = await forgot();
    expect([first.status, first.headers.get('retry-after')]).toEqual([200, null]);
    const second = await forgot();
    expect([second.status, await codeOf(second)]).toEqual([429, 'RATE_LIMITED']);
    const wait = Number(second.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBe(Number(second.headers.get('ratelimit-reset')));
  });

  it('says where what was created is', async () => {
    const invite = await ask(
      'POST',
      '/admin/users',
      JSON_TYPE,
      JSON.stringify({ email: newEmail() }),
    );
    expect(invite.status).toBe(201);
    const location = invite.headers.get('location') ?? '';
    const found = await ask('GET', location.replace('/api/v1', ''));
    expect((await found.json()).user).toEqual(await invite.json());
  });

  it('has a version, which a change may ask for', async () => {
    const { user } = await newUser(server);
    const path = `/admin/users/${user.id}`;
    const etag = (await ask('GET', path)).headers.get('etag') ?? '';
    const rename = (version: string) =>
      ask('PATCH', path, { ...JSON_TYPE, 'if-match': version }, '{"firstName":"New"}');
    const changed = await rename(etag);
    expect(changed.status).toBe(200);
    const stale = await rename(etag);
    expect([stale.status, await codeOf(stale)]).toEqual([409, 'CONFLICT']);
    const staleList = await rename(`${etag}, W/${etag}`);
    expect([staleList.status, await codeOf(staleList)]).toEqual([409, 'CONFLICT']);
    for (const bad of ['"nonsense"', '', '"a", "b"']) {
      const { error } = await (await rename(bad)).json();
      expect(error, bad).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { 'If-Match': [expect.stringContaining('ETag')] },
      });
    }
  });
});
