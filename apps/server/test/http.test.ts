import { newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer({ FRONTEND_URL: 'https://app.example.com' });
afterAll(() => server.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers });
const post = (path: string, body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  fetch(server.url + path, { method: 'POST', headers, body });

describe('REST', () => {
  it('signs in and tells who one is, as tRPC does', async () => {
    const { email, user } = await newUser(server);
    const response = await post(
      '/api/v1/auth/login',
      JSON.stringify({ email, password: PASSWORD }),
    );
    expect(response.status).toBe(200);
    const { tokens, user: same } = await response.json();
    expect(same).toEqual({ ...user, lastLoginAt: expect.any(String) });
    const me = await get('/api/v1/users/me', { authorization: `Bearer ${tokens.accessToken}` });
    expect(await me.json()).toEqual(same);
  });

  it.each([
    ['a wrong password', { email: 'x@example.com', password: 'wrong' }, 401, 'INVALID_CREDENTIALS'],
    [
      'an unknown field',
      { email: 'x@example.com', password: 'x', role: 'admin' },
      400,
      'VALIDATION_FAILED',
    ],
    ['a wrong type', { email: ['x@example.com'], password: 'x' }, 400, 'VALIDATION_FAILED'],
    ['no fields', {}, 400, 'VALIDATION_FAILED'],
    ['a list', [], 400, 'VALIDATION_FAILED'],
    ['nothing', null, 400, 'VALIDATION_FAILED'],
  ])('answers %s in the shape of the contract', async (_, body, status, code) => {
    const response = await post('/api/v1/auth/login', JSON.stringify(body));
    expect(response.status).toBe(status);
    const { error } = await response.json();
    expect(error).toMatchObject({ code, message: expect.any(String) });
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
    expect(error.fields !== undefined).toBe(code === 'VALIDATION_FAILED');
  });

  it.each([
    ['POST', '/api/v1/auth/login', '{', JSON_TYPE, 400],
    ['POST', '/api/v1/auth/login', '{}', { 'content-type': 'text/plain' }, 415],
    [
      'POST',
      '/api/v1/auth/login',
      'a=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    ['POST', '/api/v1/auth/login', '{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }, 415],
    ['PUT', '/api/v1/auth/login', '{}', JSON_TYPE, 405],
    ['POST', '/api/v1/nothing', '{}', JSON_TYPE, 404],
    ['POST', '/nothing', '{}', JSON_TYPE, 404],
  ])('%s %s with %s and %o is %i', async (method, path, body, headers, status) => {
    const response = await fetch(server.url + path, { method, headers, body });
    expect(response.status).toBe(status);
    expect((await response.json()).error.code).toBeTruthy();
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('says what is wrong with a request', () => {
  const errorOf = async (response: Promise<Response>) => (await (await response).json()).error;

  it('with an unknown path', async () => {
    for (const path of ['/api/v1/usrs/me', '/api/v2/users/me', '/nothing']) {
      const { code, message } = await errorOf(get(path));
      expect(code).toBe('NOT_FOUND');
      expect(message).toBe('There is nothing at this URL. The routes of the API are at /docs.');
    }
  });

  it('with broken JSON', async () => {
    const rest = await errorOf(post('/api/v1/auth/login', '{"email":'));
    expect(rest).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'The body is not valid JSON.',
      fields: { _: ['The body is not valid JSON.'] },
    });
    const empty = await errorOf(post('/api/v1/auth/login', ''));
    expect(empty.fields).toEqual({ _: ['Send a JSON object.'] });
    for (const response of [
      post('/trpc/auth.login', '{"email":'),
      post('/trpc/auth.login?batch=1', '{"0":'),
      get('/trpc/user.me?input=%7B'),
    ]) {
      const [{ error }] = [await (await response).json()].flat();
      const { code, message } = error.data.domain;
      expect([code, message]).toEqual(['VALIDATION_FAILED', 'The input is not valid JSON.']);
    }
  });
});

describe('limits of a request', () => {
  const paths = ['/api/v1/auth/login', '/trpc/auth.login'];

  it('refuses a body over 256 KiB, declared or chunked, without hashing it', async () => {
    const password = 'x'.repeat(1024 * 1024);
    const body = JSON.stringify({ email: 'x@example.com', password });
    for (const path of paths) {
      expect((await post(path, body)).status).toBe(413);
      const chunks = new Blob([body]).stream();
      expect((await post(path, chunks)).status).toBe(413);
    }
  });

  it('takes batches of at most ten calls', async () => {
    const batch = (count: number) => {
      const path = Array(count).fill('user.me').join(',');
      return get(`/trpc/${path}?batch=1&input=%7B%7D`);
    };
    expect((await batch(10)).status).toBe(401);
    const tooLarge = await batch(11);
    expect(tooLarge.status).toBe(400);
    expect(await tooLarge.json()).toMatchObject({
      error: {
        data: {
          domain: {
            code: 'VALIDATION_FAILED',
            message: 'A batch has at most 10 calls: set maxItems to 10 in httpBatchLink.',
            requestId: tooLarge.headers.get('x-request-id'),
          },
        },
      },
    });
  });
});

describe('a tRPC batch that asks for a stream', () => {
  it.each<Record<string, string>>([
    { 'trpc-accept': 'application/jsonl' },
    { accept: 'application/json, application/jsonl' },
  ])('is refused: %o', async (headers) => {
    const response = await get('/trpc/user.me,admin.stats?batch=1&input={}', headers);
    expect(response.status).toBe(400);
    expect((await response.json()).error.data.domain).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('httpBatchLink'),
    });
  });

  it('says in its status what is refused, when it asks for none', async () => {
    expect((await get('/trpc/user.me,user.me?batch=1&input={}')).status).toBe(401);
  });
});

describe('answers', () => {
  it('carry no stack and no detail of ours, whatever is sent', async () => {
    for (const path of ['/trpc/no.such', '/trpc/auth.login', '/trpc/user.me?input=%7B', '/trpc/']) {
      const response = await get(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      const text = await response.text();
      expect(text).not.toMatch(/stack|\.ts|node_modules/);
      expect(JSON.parse(text).error.data.domain).toMatchObject({
        code: expect.any(String),
        requestId: response.headers.get('x-request-id'),
      });
    }
  });

  it('carry the security headers and are not to be stored', async () => {
    for (const path of ['/livez', '/trpc/user.me', '/api/v1/users/me', '/nothing']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('name the listed origin only, and never allow credentials', async () => {
    const ask = (origin: string) =>
      fetch(`${server.url}/trpc/user.me`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const listed = await ask('https://app.example.com');
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(listed.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await ask('https://evil.example.com');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('do not take a cookie for a credential', async () => {
    const { tokens } = await newUser(server);
    const response = await get('/api/v1/users/me', {
      cookie: `rolecall=${tokens.accessToken}; __Host-rolecall=${tokens.accessToken}`,
    });
    expect(response.status).toBe(401);
  });
});

describe('the description', () => {
  it('has the errors of the contract', async () => {
    const document = await (await get('/openapi.json')).json();
    const { responses, security } = document.paths['/users/me'].get;
    expect(document.paths['/auth/login'].post.security).toEqual([]);
    expect(Object.keys(document.paths['/posts'].post.responses)).toContain('201');
    expect(security).toEqual([{ bearer: [] }]);
    expect(responses['401'].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Error',
    );
    expect(document.components.schemas.Error.properties.error.required).toContain('requestId');
  });

  it('publishes the public half of the signing keys, and nothing else of them', async () => {
    const { keys } = await (await get('/.well-known/jwks.json')).json();
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('says that it lives and is ready', async () => {
    expect((await get('/livez')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
  });
});
