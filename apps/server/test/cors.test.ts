import { newUser } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LISTED = 'https://app.example.com';
const STRANGER = 'https://evil.example.com';
const JSON_TYPE = { 'content-type': 'application/json' };

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({
    FRONTEND_URL: `${LISTED},http://localhost:5173`,
    RATE_LIMITS: '{"forgot.address":{"limit":1}}',
  });
  token = (await newUser(server)).tokens.accessToken;
  await ask('/api/v1/auth/forgot-password', { ...POST, body: '{"email":"x@example.com"}' });
});
afterAll(() => server.stop());

const POST = { method: 'POST', headers: JSON_TYPE };
const ask = (path: string, init: RequestInit = {}, origin = LISTED) =>
  fetch(server.url + path, { ...init, headers: { ...init.headers, origin } });
const tooLarge = JSON.stringify({ x: 'x'.repeat(300_000) });
const me = () => ({ headers: { authorization: `Bearer ${token}` } });

/** A refusal of every layer that a request passes. */
const ANSWERS: [number, string, () => RequestInit][] = [
  [200, '/api/v1/users/me', me],
  [200, '/trpc/user.me', me],
  [200, '/livez', () => ({})],
  [400, '/api/v1/auth/login', () => ({ ...POST, body: '{' })],
  [400, '/trpc/auth.login', () => ({ ...POST, body: '{' })],
  [400, '/trpc/user.me', () => ({ headers: { accept: 'application/jsonl' } })],
  [401, '/api/v1/users/me', () => ({ headers: { authorization: 'Bearer nonsense' } })],
  [401, '/trpc/user.me,user.me?batch=1&input={}', () => ({})],
  [403, '/api/v1/admin/users', me],
  [404, '/api/v1/nothing', () => ({})],
  [404, '/trpc/nothing', () => ({})],
  [404, '/nothing', () => ({})],
  [404, '/metrics', () => ({ headers: { 'x-forwarded-for': '192.0.2.1' } })],
  [405, '/api/v1/users/me', () => ({ ...POST, body: '{}' })],
  [405, '/trpc/auth.login', () => ({})],
  [413, '/api/v1/auth/login', () => ({ ...POST, body: tooLarge })],
  [413, '/trpc/auth.login', () => ({ ...POST, body: tooLarge })],
  [413, '/trpc/auth.login', () => ({ ...POST, body: new Blob([tooLarge]).stream() })],
  [415, '/api/v1/auth/login', () => ({ method: 'POST', body: 'a=1' })],
  [415, '/trpc/auth.login', () => ({ method: 'POST', body: 'a=1' })],
  [415, '/trpc/auth.login', () => ({ method: 'POST', body: new FormData() })],
  [
    415,
    '/api/v1/auth/login',
    () => ({ ...POST, body: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'br' } }),
  ],
  [429, '/api/v1/auth/forgot-password', () => ({ ...POST, body: '{"email":"x@example.com"}' })],
  [429, '/trpc/auth.forgotPassword', () => ({ ...POST, body: '{"email":"x@example.com"}' })],
];

describe('an answer', () => {
  it.each(ANSWERS)(
    'of %i from %s can be read by a listed origin alone',
    async (status, path, init) => {
      const response = await ask(path, init());
      expect(response.status).toBe(status);
      expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
      expect(response.headers.get('vary')?.toLowerCase()).toContain('origin');
      expect(response.headers.get('access-control-expose-headers')?.split(',')).toEqual(
        expect.arrayContaining(['x-request-id', 'retry-after', 'etag', 'location', 'allow']),
      );
      const other = await ask(path, init(), STRANGER);
      expect(other.headers.get('access-control-allow-origin')).toBeNull();
      expect(other.headers.get('vary')?.toLowerCase()).toContain('origin');
    },
  );

  it('of a server that drains can be read, too', async () => {
    const draining = await startTestServer({ FRONTEND_URL: LISTED });
    draining.drain();
    const response = await fetch(`${draining.url}/readyz`, { headers: { origin: LISTED } });
    expect(response.status).toBe(503);
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    await draining.stop();
  });

  it('says to tRPC what was refused before any call, where tRPC looks for it', async () => {
    const response = await ask('/trpc/auth.login', { ...POST, body: tooLarge });
    const { error } = await response.json();
    expect(error.data).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', httpStatus: 413 });
    expect(error.data.domain).toEqual({
      code: 'PAYLOAD_TOO_LARGE',
      message: error.message,
      requestId: response.headers.get('x-request-id'),
    });
  });
});
