import { afterAll, expect, test } from 'vitest';
import { createRolecall } from '../create-rolecall.ts';

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops) stop();
});

function serving(response: (request: Request) => Response | Promise<Response>) {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: response });
  stops.push(() => void server.stop(true));
  return createRolecall({ url: `http://127.0.0.1:${server.port}` });
}

const html = () => new Response('<!doctype html><title>Shop</title>', { status: 200 });

test.each([
  ['HTML', html],
  ['nothing', () => new Response('')],
  ['somebody else’s JSON', () => Response.json({ error: { code: 'NOPE', message: 'x' } })],
  ['somebody else’s refusal', () => Response.json({ error: 'unknown' }, { status: 404 })],
  ['half of an answer', () => new Response('{"result":{"da')],
  ['a redirect', () => Response.redirect('https://example.com/', 307)],
])('%s is no answer of Rolecall', async (_, response) => {
  const error = await serving(response)
    .api.user.me.query()
    .catch((e) => e);
  expect(error).toMatchObject({ name: 'RolecallError', code: 'BAD_RESPONSE' });
  expect(error.message).toMatch(
    /Unexpected response from .* \(status \d+\)\. Check the Rolecall URL\./,
  );
});

test('a password goes nowhere but to the url', async () => {
  let stolen = '';
  const other = Bun.serve({
    port: 0,
    fetch: async (request) => {
      stolen += await request.text();
      return html();
    },
  });
  stops.push(() => void other.stop(true));
  const rolecall = serving(() => Response.redirect(String(other.url), 307));
  const signIn = rolecall.login({ email: 'ada@example.com', password: 'secret' });
  await expect(signIn).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  expect(stolen).toBe('');
});

test('a proxy that says it is busy is believed', async () => {
  const busy = () => new Response('<p>busy', { status: 503, headers: { 'retry-after': '7' } });
  const asked = serving(busy).api.user.me.query();
  await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 7, status: 503 });
});

test('a server that is not there', async () => {
  const rolecall = createRolecall({ url: 'http://127.0.0.1:1' });
  await expect(rolecall.api.user.me.query()).rejects.toMatchObject({ code: 'UNREACHABLE' });
});

test.each([
  '',
  'id.example.com',
  'ftp://id.example.com',
  'localhost:3000',
  'http://localhost:3000/api/v1',
  'https://id.example.com/trpc/',
])('“%s” is no url', (url) => {
  expect(() => createRolecall({ url })).toThrow(expect.objectContaining({ code: 'INVALID_URL' }));
});

const never = () => new Promise<Response>(() => {});
const endless = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    }),
  );

test.each([
  ['does not answer', never],
  ['does not finish', endless],
])('a server that %s is left in time', async (_, response) => {
  const asked = serving(response).api.user.me.query(undefined, { timeoutMs: 100 });
  await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT' });
});

test('a call can be aborted, before and while it is made', async () => {
  const rolecall = serving(never);
  const reason = new Error('enough');
  const before = rolecall.api.user.me.query(undefined, { signal: AbortSignal.abort(reason) });
  await expect(before).rejects.toMatchObject({ code: 'ABORTED', cause: reason });
  const controller = new AbortController();
  const during = rolecall.api.user.me.query(undefined, { signal: controller.signal });
  controller.abort(reason);
  await expect(during).rejects.toMatchObject({ code: 'ABORTED', cause: reason });
});
