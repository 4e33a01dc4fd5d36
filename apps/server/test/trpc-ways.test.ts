import type { Installation } from '@rolecall/core/context';
import { DatabaseUnavailableError } from '@rolecall/db/errors';
import { newAdmin, newUser, PASSWORD } from '@rolecall/testkit/people';
import { type Raw, sendRaw } from '@rolecall/testkit/send-raw';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { everyRequest } from '../src/every-request.ts';
import { apiContext } from '../src/http/api-context.ts';
import { createCors } from '../src/http/cors.ts';
import type { HttpEnv } from '../src/http/types.ts';
import { createMetrics } from '../src/metrics/create-metrics.ts';
import { respondToCall } from '../src/trpc/respond-to-call.ts';
import { adapterHandler, trpcHandler } from '../src/trpc.ts';

vi.mock(import('../src/trpc/respond-to-call.ts'), { spy: true });

type Way = ReturnType<typeof serve>;

let server: TestServer;
let direct: Way;
let adapter: Way;
let user: Awaited<ReturnType<typeof newUser>>;
let admin: Awaited<ReturnType<typeof newAdmin>>;
let fault: Error | undefined;

/** The API on a port of its own, with one of the two ways to a procedure. */
function serve(core: Installation, makeHandler: typeof trpcHandler) {
  const app = new Hono<HttpEnv>();
  const logger = pino({ level: 'silent' });
  const metrics = createMetrics(core);
  const handler: MiddlewareHandler<HttpEnv> = makeHandler((c) =>
    apiContext({ core, draining: new AbortController().signal, listMailbox: undefined }, c),
  );
  const cors = createCors(['https://app.example.com']);
  app.use(everyRequest({ logger, metrics, trustProxy: 'none', isHttps: false, cors }));
  app.use('/trpc/*', handler);
  return Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request) => app.fetch(request, { peerIp: '127.0.0.1' }),
  });
}

beforeAll(async () => {
  const once = JSON.stringify({ 'forgot.address': { limit: 1 } });
  server = await startTestServer({ RATE_LIMITS: once });
  user = await newUser(server);
  admin = await newAdmin(server);
  await user.client.post.create.mutate({ title: 'Taken', content: 'x' });
  await server.client().auth.forgotPassword.mutate({ email: user.email });
  const now = server.core.now();
  const { lookup } = server.core.db;
  const first: typeof lookup.first = async (...question) => {
    if (fault !== undefined) throw fault;
    return lookup.first(...question);
  };
  const db = { ...server.core.db, lookup: { ...lookup, first } };
  const core = { ...server.core, db, now: () => now };
  direct = serve(core, trpcHandler);
  adapter = serve(core, adapterHandler);
});
afterAll(async () => {
  await direct.stop(true);
  await adapter.stop(true);
  await server.stop();
});

const JSON_TYPE = 'Content-Type: application/json';
const bearer = (token: string) => `Authorization: Bearer ${token}`;
const asUser = () => bearer(user.tokens.accessToken);
const asAdmin = () => bearer(admin.tokens.accessToken);
const post = (path: string, body: string, ...headers: string[]): Raw => ({
  method: 'POST',
  path,
  body,
  headers: [JSON_TYPE, ...headers],
});
const get = (path: string, ...headers: string[]): Raw => ({ path, headers });
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;
const login = (email: string, password: string) => JSON.stringify({ email, password });

/** What takes the direct way; each request is made when the people it is about are there. */
const PLAIN: [string, () => Raw][] = [
  ['a query', () => get('/trpc/user.me', asUser())],
  ['a query with input', () => get(`/trpc/user.get?${input({ id: user.user.id })}`, asUser())],
  ['an encoded path', () => get('/trpc/user%2Eme', asUser())],
  ['an empty query string', () => get('/trpc/user.me?', asUser())],
  ['an empty input', () => get('/trpc/user.me?input=', asUser())],
  ['null', () => get('/trpc/user.get?input=null', asUser())],
  [
    'plus for space',
    () => get('/trpc/post.list?input={"q":"a+b"}'.replaceAll('"', '%22'), asUser()),
  ],
  ['text beyond ASCII', () => get(`/trpc/post.list?${input({ q: 'ü 漢 🙂' })}`, asUser())],
  ['a JSON type on a query', () => get('/trpc/user.me', asUser(), JSON_TYPE)],
  ['a prototype as input', () => get('/trpc/user.get?input=%7B%22__proto__%22:1%7D', asUser())],
  ['a listed origin', () => get('/trpc/user.me', asUser(), 'Origin: https://app.example.com')],
  ['another origin', () => get('/trpc/user.me', asUser(), 'Origin: https://evil.example.com')],
  ['an unknown field', () => get(`/trpc/user.get?${input({ id: 'usr_x', a: 1 })}`, asUser())],
  ['somebody else', () => get(`/trpc/user.get?${input({ id: admin.user.id })}`, asUser())],
  ['a list', () => get('/trpc/admin.users.list', asAdmin())],
  ['what only administrators may', () => get('/trpc/admin.stats', asUser())],
  ['no credential', () => get('/trpc/user.me')],
  ['a wrong credential', () => get('/trpc/user.me', bearer('nonsense'))],
  ['an ended session', () => get('/trpc/user.me', bearer('rcs_'.padEnd(47, 'x')))],
  ['another scheme', () => get('/trpc/user.me', 'Authorization: Basic eDp5')],
  ['a mutation that is refused', () => post('/trpc/auth.login', login(user.email, 'wrong'))],
  ['a mutation with a wrong field', () => post('/trpc/auth.login', login('x', ''))],
  ['a mutation without input', () => post('/trpc/auth.login', '')],
  ['a mutation with a list', () => post('/trpc/auth.login', '[]')],
  [
    'a mutation that conflicts',
    () => post('/trpc/post.create', '{"title":"Taken","content":"y"}', asUser()),
  ],
  [
    'a mutation that works',
    () => post('/trpc/auth.reauthenticate', JSON.stringify({ password: PASSWORD }), asUser()),
  ],
  [
    'a limit that is reached',
    () => post('/trpc/auth.forgotPassword', JSON.stringify({ email: user.email })),
  ],
  [
    'a type with a charset',
    () => ({
      ...post('/trpc/auth.login', login('x', '')),
      headers: ['content-type: Application/JSON ; charset=utf-8'],
    }),
  ],
];

/** What the adapter answers either way. */
const OTHER: [string, () => Raw][] = [
  ['an unknown procedure', () => get('/trpc/no.such')],
  ['no procedure', () => get('/trpc/')],
  ['a router', () => get('/trpc/user')],
  ['a name of every object', () => get('/trpc/constructor')],
  ['a path twice encoded', () => get('/trpc/user%252Eme')],
  ['a broken encoding', () => get('/trpc/user.me%')],
  ['more slashes', () => get('/trpc//user.me/')],
  ['malformed JSON', () => get('/trpc/user.me?input=%7B', asUser())],
  ['malformed JSON of a stranger', () => get('/trpc/user.get?input=%7B')],
  ['malformed JSON in a body', () => post('/trpc/auth.login', '{')],
  ['a broken encoding in the input', () => get('/trpc/user.me?input=%E0%A4', asUser())],
  ['two inputs', () => get('/trpc/user.get?input=1&input=2', asUser())],
  ['another parameter', () => get('/trpc/user.me?a=1', asUser())],
  ['connection parameters', () => get('/trpc/user.me?connectionParams=x', asUser())],
  ['a query by POST', () => post('/trpc/user.me', '', asUser())],
  ['a mutation by GET', () => get('/trpc/auth.login')],
  ['an override of the method', () => get('/trpc/auth.login', 'X-HTTP-Method-Override: POST')],
  ...['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'].map((method): [string, () => Raw] => [
    method,
    () => ({ method, path: '/trpc/user.me', headers: [asUser()] }),
  ]),
  [
    'a preflight',
    () => ({
      method: 'OPTIONS',
      path: '/trpc/user.me',
      headers: ['Origin: https://app.example.com', 'Access-Control-Request-Method: GET'],
    }),
  ],
  ['a mutation with a query string', () => post('/trpc/auth.login?a=1', login('x', ''))],
  ['a mutation without a type', () => ({ method: 'POST', path: '/trpc/auth.logout' })],
  [
    'a mutation as text',
    () => ({
      ...post('/trpc/auth.login', login('x', '')),
      headers: ['Content-Type: text/plain'],
    }),
  ],
  [
    'a type that only begins like JSON',
    () => ({
      ...post('/trpc/auth.login', login('x', '')),
      headers: ['Content-Type: application/json+x'],
    }),
  ],
  [
    'a form',
    () => ({
      ...post('/trpc/auth.login', '--b--'),
      headers: ['Content-Type: multipart/form-data; boundary=b'],
    }),
  ],
  ['bytes on a query', () => get('/trpc/user.me', 'Content-Type: application/octet-stream')],
  ['a compressed body', () => post('/trpc/auth.login', '{}', 'Content-Encoding: gzip')],
  ['a body too large', () => post('/trpc/auth.login', `"${'x'.repeat(300 * 1024)}"`)],
  ['a batch of one', () => get('/trpc/user.me?batch=1&input={}', asUser())],
  ['a batch', () => get('/trpc/user.me,post.list,no.such?batch=1&input={}', asUser())],
  [
    'a batch of eleven',
    () => get(`/trpc/${Array(11).fill('user.me').join(',')}?batch=1&input={}`, asUser()),
  ],
];

describe('the direct way answers as the adapter of tRPC does, byte for byte', () => {
  it.each(PLAIN)('%s', async (_, request) => {
    const before = vi.mocked(respondToCall).mock.calls.length;
    const response = await sendRaw(direct.port ?? 0, request());
    expect(vi.mocked(respondToCall).mock.calls.length).toBe(before + 1);
    expect(response).toEqual(await sendRaw(adapter.port ?? 0, request()));
    expect(vi.mocked(respondToCall).mock.calls.length).toBe(before + 1);
  });

  it.each([
    ['a fault of ours', () => new Error('broken'), 500],
    ['a database that is away', () => new DatabaseUnavailableError('away'), 503],
  ])('%s', async (_, makeFault, status) => {
    fault = makeFault();
    try {
      const response = await sendRaw(direct.port ?? 0, get('/trpc/user.me', asUser()));
      expect(response[0]).toContain(String(status));
      expect(response).toEqual(await sendRaw(adapter.port ?? 0, get('/trpc/user.me', asUser())));
    } finally {
      fault = undefined;
    }
  });
});

describe('what is no plain call is left to the adapter', () => {
  it.each(OTHER)('%s', async (_, request) => {
    const before = vi.mocked(respondToCall).mock.calls.length;
    const response = await sendRaw(direct.port ?? 0, request());
    expect(vi.mocked(respondToCall).mock.calls.length).toBe(before);
    expect(response).toEqual(await sendRaw(adapter.port ?? 0, request()));
  });
});
