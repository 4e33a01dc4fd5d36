import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailer } from './create-mailer.ts';
import { createResendTransport } from './resend-transport.ts';
import { EXAMPLE_MESSAGE, exampleMail } from './testing-mail.ts';

const KEY = 're_secret_key';
type Seen = { method: string; path: string; headers: Headers; body: unknown };

/** A stand-in for Resend that keeps what it is sent. */
function startProvider(respond: () => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const { method, headers, url } = request;
      seen.push({ method, path: new URL(url).pathname, headers, body: await request.json() });
      return respond();
    },
  });
  return { seen, url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}

let respond: () => Response | Promise<Response>;
let provider: ReturnType<typeof startProvider>;
beforeEach(() => {
  respond = () => Response.json({ id: 'provider-1' });
  provider = startProvider(() => respond());
});
afterEach(() => provider.stop());

const transport = () => createResendTransport({ apiKey: KEY, baseUrl: provider.url });

test('sends the message, the key and the idempotency key', async () => {
  const delivery = await transport().send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' });
  expect(delivery).toEqual({ providerId: 'provider-1' });
  expect(provider.seen).toHaveLength(1);
  const [request] = provider.seen;
  expect(request?.method).toBe('POST');
  expect(request?.path).toBe('/emails');
  expect(request?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  expect(request?.headers.get('idempotency-key')).toBe('mail_1');
  expect(request?.body).toEqual(EXAMPLE_MESSAGE);
});

test('a second attempt is the same request to the byte', async () => {
  const { send } = transport();
  await send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' });
  await send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' });
  const [first, second] = provider.seen;
  expect(second?.body).toEqual(first?.body);
  expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
});

test.each([
  [429, 'rate_limit_exceeded'],
  [500, 'internal_server_error'],
  [401, 'missing_api_key'],
  [422, 'validation_error'],
])('an error of the provider (%i) is thrown once, without the key', async (status, name) => {
  respond = () => Response.json({ statusCode: status, name, message: 'No.' }, { status });
  const failure = transport().send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' });
  await expect(failure).rejects.toThrow(`Resend: ${name}: No.`);
  await expect(failure).rejects.not.toThrow(KEY);
  expect(provider.seen).toHaveLength(1);
});

test('an answer that is no JSON is an error', async () => {
  respond = () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 });
  await expect(transport().send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' })).rejects.toThrow(
    'Resend:',
  );
});

test('a provider that is away is an error', async () => {
  const { send } = transport();
  await provider.stop();
  await expect(send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' })).rejects.toThrow('Resend:');
});

test('a mailer renders and sends to the one recipient', async () => {
  const mailer = createMailer(transport(), EXAMPLE_MESSAGE.from);
  await mailer.deliver(exampleMail('account-deactivated'), { idempotencyKey: 'mail_2' });
  expect(provider.seen[0]?.body).toMatchObject({
    from: EXAMPLE_MESSAGE.from,
    to: 'ada@example.com',
    subject: 'Your account was deactivated',
    text: expect.stringContaining('Hello Ada Lovelace,'),
    html: expect.stringContaining('Hello Ada Lovelace,'),
  });
});

test('a provider that never answers is given up, so that the outbox can try again', async () => {
  respond = () => new Promise<Response>(() => {});
  const impatient = createResendTransport({ apiKey: KEY, baseUrl: provider.url, timeoutMs: 50 });
  await expect(impatient.send(EXAMPLE_MESSAGE, { idempotencyKey: 'mail_1' })).rejects.toThrow(
    'Resend: no answer',
  );
  expect(provider.seen).toHaveLength(1);
});
