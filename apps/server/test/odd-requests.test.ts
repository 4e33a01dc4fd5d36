import { newUser } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { type Raw, sendCutOff, sendRaw } from '@rolecall/testkit/send-raw';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const LISTED = 'https://app.example.com';
/** Where pino begins to count as trouble. */
const WARN = 40;

let server: TestServer;
let port: number;
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: LISTED });
  port = Number(new URL(server.url).port);
});
afterAll(() => server.stop());
beforeEach(() => {
  server.logs.length = 0;
});

const trouble = () => server.logs.filter((line) => JSON.parse(line).level >= WARN);
const statusOf = async (request: Raw) => Number((await sendRaw(port, request))[0]?.split(' ')[1]);

describe('a target that is none', () => {
  it.each<[number, Raw]>([
    [400, { method: 'CONNECT', path: 'example.com:443' }],
    [400, { method: 'CONNECT', path: '/livez' }],
    [400, { path: 'livez' }],
    [400, { method: 'POST', path: 'api/v1/auth/login', body: '{}' }],
    [400, { path: '*' }],
    [400, { path: '@evil.example/livez' }],
    [400, { path: '/livez', host: 'a b' }],
    [404, { path: '//evil.example/livez' }],
    [404, { method: 'TRACE', path: '/livez' }],
  ])('is refused with %i: %o', async (status, request) => {
    expect(await statusOf(request)).toBe(status);
    expect(trouble()).toEqual([]);
    expect(await statusOf({ path: '/livez' })).toBe(200);
  });

  it('is told to a listed origin', async () => {
    const request = { path: '/livez', host: 'a b', headers: [`Origin: ${LISTED}`] };
    const response = await sendRaw(port, request);
    expect(response.join('\n')).toContain(`Access-Control-Allow-Origin: ${LISTED}`);
    expect(response.at(-1)).toContain('VALIDATION_FAILED');
  });
});

describe('a body that ends too early', () => {
  const LENGTH = 'Content-Length: 5000\r\n\r\n{"email":';
  const CHUNK = 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"ema\r\n';
  const POSTS = ['/api/v1/auth/login', '/trpc/auth.login', '/trpc/auth.login?batch=1', '/nothing'];
  const HEAD = 'Host: localhost\r\nContent-Type: application/json\r\n';

  it.each(
    POSTS.flatMap(
      (path) =>
        [
          [path, LENGTH],
          [path, CHUNK],
        ] as const,
    ),
  )('is no fault of the server: %s %o', async (path, rest) => {
    await sendCutOff(port, `POST ${path} HTTP/1.1\r\n${HEAD}${rest}`);
    const line = await poll(async () => server.logs.find((text) => text.includes('"request"')), '');
    expect(JSON.parse(line).status).toBeLessThan(500);
    expect(trouble()).toEqual([]);
  });
});

describe('the mails of a development server', () => {
  const path = '/trpc/dev.mailbox';

  it.each(['localhost', 'localhost:4000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])(
    'are shown to who asks for %s',
    async (host) => expect(await statusOf({ path, host })).toBe(200),
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.1'])(
    'are not there for who is led here as %s',
    async (host) => {
      expect(await statusOf({ path, host })).toBe(404);
      expect(await statusOf({ path: '/trpc/dev.mailbox?batch=1&input={}', host })).toBe(404);
      const { tokens } = await newUser(server);
      const headers = [`Authorization: Bearer ${tokens.accessToken}`];
      expect(await statusOf({ path: '/api/v1/users/me', host, headers })).toBe(200);
    },
  );
});
