import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());

/** Calls REST as any program would. */
async function call(
  method: string,
  path: string,
  token?: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('REST', () => {
  it('says where what it created is found', async () => {
    const registered = await call('POST', '/auth/register', undefined, {
      email: newEmail(),
      password: PASSWORD,
    });
    expect(registered.status).toBe(201);
    const token = registered.body.tokens.accessToken;
    const me = registered.headers.get('location') ?? '';
    expect((await call('GET', me.replace('/api/v1', ''), token)).body).toEqual(
      registered.body.user,
    );
    const post = await call('POST', '/posts', token, { title: 'First', content: 'Hello' });
    expect(post.headers.get('location')).toBe(`/api/v1/posts/${post.body.id}`);
    const comment = await call('POST', `/posts/${post.body.id}/comments`, token, { content: 'Hi' });
    expect(comment.status).toBe(201);
    expect((await call('GET', `/posts/${post.body.id}/comments`, token)).body.items).toEqual([
      comment.body,
    ]);
    expect((await call('DELETE', `/posts/${post.body.id}`, token)).body).toEqual({ ok: true });
  });

  it('reads numbers and flags from the query, and refuses others', async () => {
    const admin = await newAdmin(server);
    const token = admin.tokens.accessToken;
    const page = await call(
      'GET',
      '/admin/users?perPage=1&page=2&verified=false&sort=email',
      token,
    );
    expect(page.body).toMatchObject({ perPage: 1, page: 2 });
    for (const query of ['perPage=0', 'perPage=x', 'verified=maybe', 'page=1.5', 'nonsense=1']) {
      const refused = await call('GET', `/admin/users?${query}`, token);
      expect(refused.status).toBe(400);
      expect(Object.keys(refused.body.error.fields)).toEqual([query.split('=')[0]]);
    }
    const put = await call('PUT', `/admin/users/${admin.user.id}/activate`, token);
    expect(put.body.status).toBe('active');
    expect(
      (await call('PUT', `/admin/users/${admin.user.id}/role`, token, { role: 'user' })).body.error
        .code,
    ).toBe('LAST_ADMIN');
  });

  it('lets no editor overwrite what another changed', async () => {
    const { user, tokens } = await newUser(server);
    const path = `/users/${user.id}`;
    const first = await call('GET', path, tokens.accessToken);
    const etag = first.headers.get('etag') ?? '';
    const patch = (firstName: string, version: string) =>
      call('PATCH', path, tokens.accessToken, { firstName }, { 'if-match': version });
    const mine = await patch('Mine', etag);
    expect(mine.status).toBe(200);
    const theirs = await patch('Theirs', etag);
    expect(theirs).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });
    expect((await patch('Now', mine.headers.get('etag') ?? '')).body.firstName).toBe('Now');
    expect((await patch('Any', '*')).body.firstName).toBe('Any');
    expect((await patch('Bad', '"nonsense"')).status).toBe(400);
    const both = await call('GET', path, tokens.accessToken);
    const race = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => patch(name, both.headers.get('etag') ?? '')),
    );
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('counts down its limits', async () => {
    const own = await startTestServer({ RATE_LIMITS: '{"forgot.address":{"limit":2}}' });
    const forgot = () =>
      fetch(`${own.url}/api/v1/auth/forgot-password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: newEmail() }),
      });
    const remaining = [];
    for (let n = 0; n < 3; n++) {
      const { status, headers } = await forgot();
      remaining.push([status, headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]);
    }
    expect(remaining).toEqual([
      [200, '2', '1'],
      [200, '2', '0'],
      [429, '2', '0'],
    ]);
    await own.stop();
  });
});

describe('the reference', () => {
  it('is a page of this server alone', async () => {
    const page = await fetch(`${server.url}/docs`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).toMatch(/^\/(?:docs\/|openapi\.json$)/);
      expect((await fetch(server.url + source)).status).toBe(200);
    }
  });
});
