import { systemContext } from '@rolecall/core/context';
import { seedUsers } from '@rolecall/core/installation/seed-users';
import { users } from '@rolecall/db/tables/users';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { CALLERS_STATE, newCaller, type ReceivedSpan, startReceiver } from './otlp-receiver.ts';

const [SERVER_KIND, CLIENT_KIND, ERROR] = [2, 3, 2];

const receiver = startReceiver();
const server = await startTestServer({
  OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/`,
  OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20key,x-team=accounts',
  OTEL_SERVICE_NAME: 'accounts',
  OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.name=another',
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

/** Posts as a caller who is in a trace already. */
async function post(path: string, body: object, token?: string) {
  const caller = newCaller();
  const authorization = token && { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...caller.headers, ...authorization };
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { caller, response, text: await response.text() };
}

const named = (spans: ReceivedSpan[], name: string | RegExp) =>
  spans.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));

/** The names of the spans around one, from the inside out. */
function around(spans: ReceivedSpan[], span: ReceivedSpan | undefined): string[] {
  const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId);
  return parent === undefined ? [] : [parent.name, ...around(spans, parent)];
}

describe('a traced request', () => {
  it('is one trace, from whoever called down to the statements', async () => {
    const { caller, response } = await post('/api/v1/auth/register', {
      email: newEmail(),
      password: PASSWORD,
    });
    const spans = await receiver.traceOf(caller.traceId, 'POST /api/v1/auth/register');
    const [request] = named(spans, 'POST /api/v1/auth/register');
    expect(request).toMatchObject({
      parentSpanId: caller.spanId,
      kind: SERVER_KIND,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/v1/auth/register',
        'http.response.status_code': response.status,
        'rolecall.request_id': response.headers.get('x-request-id'),
      },
    });
    const [verb] = named(spans, 'auth.register');
    expect(around(spans, verb)).toEqual(['POST /api/v1/auth/register']);
    expect(verb?.attributes).toMatchObject({
      'rolecall.procedure': 'auth.register',
      'rolecall.outcome': 'OK',
    });
    const [insert] = named(spans, 'INSERT users');
    expect(insert).toMatchObject({
      kind: CLIENT_KIND,
      attributes: {
        'rolecall.lane': 'write',
        'db.operation.name': 'INSERT',
        'db.query.text': expect.stringMatching(/^insert into "users" .*\?/),
      },
    });
    expect(around(spans, insert)).toEqual([
      'transaction',
      'auth.register',
      'POST /api/v1/auth/register',
    ]);
  });

  it('says what was refused, and that this is no failure of the server', async () => {
    const { caller } = await post('/trpc/auth.login', { email: newEmail(), password: PASSWORD });
    const spans = await receiver.traceOf(caller.traceId, 'POST /trpc/*');
    const [verb] = named(spans, 'auth.login');
    expect(verb?.attributes['rolecall.outcome']).toBe('INVALID_CREDENTIALS');
    expect(spans.filter(({ status }) => status.code === ERROR)).toEqual([]);
  });

  it('says how long passwords took to hash, and waited for a place', async () => {
    const { caller } = await post('/trpc/auth.register', { email: newEmail(), password: PASSWORD });
    const spans = await receiver.traceOf(caller.traceId, 'POST /trpc/*');
    const [hash] = named(spans, 'password hash');
    expect(hash?.attributes['rolecall.waited_ms']).toBeGreaterThanOrEqual(0);
    expect(around(spans, hash)).toEqual(['auth.register', 'POST /trpc/*']);

    const signIn = await post('/trpc/auth.login', { email: newEmail(), password: PASSWORD });
    const signInSpans = await receiver.traceOf(signIn.caller.traceId, 'POST /trpc/*');
    expect(named(signInSpans, 'password hash').length).toBeGreaterThan(0);
  });

  it('keeps its own statements, however many write at once', async () => {
    const password = PASSWORD;
    const calls = await Promise.all(
      Array.from({ length: 12 }, () =>
        post('/trpc/auth.register', { email: newEmail(), password }),
      ),
    );
    for (const { caller } of calls) {
      const spans = await receiver.traceOf(caller.traceId, 'POST /trpc/*');
      expect(named(spans, 'INSERT users')).toHaveLength(1);
      expect(named(spans, 'transaction')).toHaveLength(1);
      const outermost = spans.map((span) => around(spans, span).at(-1) ?? span.name);
      expect(new Set(outermost)).toEqual(new Set(['POST /trpc/*']));
    }
  });

  it('goes on in the pieces of a response, after its headers have left', async () => {
    const admin = await newAdmin(server);
    await seedUsers(systemContext(server.core, 'test'), 60, () => {});
    const ids = await server.core.db.read.select({ id: users.id }).from(users).limit(60);
    const caller = newCaller();
    const response = await fetch(`${server.url}/api/v1/admin/users/bulk`, {
      method: 'POST',
      headers: {
        ...caller.headers,
        'content-type': 'application/json',
        accept: 'application/x-ndjson',
        authorization: `Bearer ${admin.tokens.accessToken}`,
      },
      body: JSON.stringify({ action: 'deactivate', ids: ids.map(({ id }) => id) }),
    });
    await response.text();
    expect(response.status).toBe(200);
    const spans = await receiver.traceOf(caller.traceId, 'admin.users.bulk stream');
    const updates = named(spans, 'UPDATE users').map((span) => around(spans, span));
    expect(updates).toContainEqual([
      'transaction',
      'admin.users.bulk stream',
      'POST /api/v1/admin/users/bulk',
    ]);
  });

  it('that a caller does not want traced is not', async () => {
    const caller = newCaller();
    const traceparent = caller.headers.traceparent.replace(/01$/, '00');
    await fetch(`${server.url}/api/v1/posts`, { headers: { traceparent } });
    const { caller: next } = await post('/trpc/auth.login', { email: newEmail(), password: 'x' });
    await receiver.traceOf(next.traceId, 'POST /trpc/*');
    expect(receiver.spans.filter(({ traceId }) => traceId === caller.traceId)).toEqual([]);
  });

  it('that asks how the server is makes no trace, and neither does what polls', async () => {
    await fetch(`${server.url}/readyz`);
    const { caller } = await post('/trpc/auth.login', { email: newEmail(), password: 'x' });
    await receiver.traceOf(caller.traceId, 'POST /trpc/*');
    const outermost = receiver.spans.filter(({ parentSpanId }) => !parentSpanId);
    expect(
      outermost.map(({ name }) => name).filter((name) => !/^(?:mail|POST|GET) /.test(name)),
    ).toEqual([]);
    expect(named(receiver.spans, /readyz/)).toEqual([]);
  });
});

it('traces of a mail say its kind, the attempt and the provider', async () => {
  const { email } = await newUser(server);
  await server.mailTo(email, /Verify/);
  await expect.poll(() => named(receiver.spans, 'mail verify-email')).not.toEqual([]);
  const [mail] = named(receiver.spans, 'mail verify-email');
  expect(mail?.attributes).toMatchObject({
    'rolecall.mail.kind': 'verify-email',
    'rolecall.mail.attempt': 1,
    'rolecall.mail.outcome': 'sent',
  });
  const sent = receiver.spans.filter(({ parentSpanId }) => parentSpanId === mail?.spanId);
  expect(named(sent, 'mailbox send')).toMatchObject([
    { kind: CLIENT_KIND, attributes: { 'rolecall.mail.provider': 'mailbox' } },
  ]);
});

it('traces are sent with the headers and name of the settings, and nothing personal', async () => {
  const { user, tokens, email } = await newUser(server);
  const { caller } = await post(
    '/trpc/user.updateProfile',
    { firstName: 'Zbigniewa' },
    tokens.accessToken,
  );
  await receiver.traceOf(caller.traceId, 'POST /trpc/*');
  const [first] = receiver.requests;
  expect(first?.path).toBe('/v1/traces');
  expect(first?.headers.get('x-key')).toBe('a key');
  expect(first?.headers.get('x-team')).toBe('accounts');
  expect(receiver.resources[0]).toMatchObject({
    'service.name': 'accounts',
    'deployment.environment.name': 'test',
  });
  const all = receiver.requests.map(({ text }) => text).join('\n');
  for (const secret of [
    email,
    PASSWORD,
    user.id,
    'Zbigniewa',
    '127.0.0.1',
    CALLERS_STATE,
    ...Object.values(tokens),
  ]) {
    expect(all.includes(String(secret))).toBe(false);
  }
});

it('what is left is sent before the process ends', async () => {
  const other = await startTestServer({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/here`,
    OTEL_TRACES_SAMPLER: 'traceidratio',
  });
  await fetch(`${other.url}/api/v1/posts`);
  await other.stop();
  expect(receiver.requests.at(-1)?.path).toBe('/here');
  expect(receiver.requests.at(-1)?.text).toContain('/api/v1/posts');
});

describe('a collector', () => {
  it('that takes nothing is told of once, and no request notices', async () => {
    const refusing = Bun.serve({ port: 0, fetch: () => new Response('no', { status: 400 }) });
    const endpoint = `http://127.0.0.1:${refusing.port}`;
    const other = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    const told = () => other.logs.filter((line) => line.includes('traces cannot be sent'));
    const statuses = new Set<number>();
    const ask = async () => {
      statuses.add((await fetch(`${other.url}/api/v1/posts`)).status);
      return told().length;
    };
    await expect.poll(ask).toBe(1);
    await other.stop();
    await refusing.stop(true);
    expect([...statuses]).toEqual([401]);
    expect(told()).toHaveLength(1);
  });

  it('that never answers does not keep the process from ending', async () => {
    const silent = Bun.serve({ port: 0, fetch: () => new Promise<Response>(() => {}) });
    const endpoint = `http://127.0.0.1:${silent.port}`;
    const other = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect((await fetch(`${other.url}/.well-known/jwks.json`)).status).toBe(200);
    await other.stop();
    await silent.stop(true);
  });
});
