import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, expect, it } from 'vitest';

type Received = { key: string | null; authorization: string | null; body: Record<string, unknown> };
type Respond = () => Response | Promise<Response>;

const ok: Respond = () => Response.json({ id: crypto.randomUUID() });
const problem =
  (status: number, name: string): Respond =>
  () =>
    Response.json({ statusCode: status, name, message: name }, { status });

let received: Received[] = [];
let responders: Respond[] = [];
let resend: ReturnType<typeof Bun.serve>;
let server: TestServer;

beforeEach(async () => {
  received = [];
  responders = [];
  resend = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      received.push({
        key: request.headers.get('idempotency-key'),
        authorization: request.headers.get('authorization'),
        body: (await request.json()) as Record<string, unknown>,
      });
      return (responders.shift() ?? ok)();
    },
  });
  server = await startTestServer({
    RESEND_API_KEY: 're_test_key',
    RESEND_BASE_URL: `http://127.0.0.1:${resend.port}`,
    MAIL_FROM: 'Rolecall <accounts@example.com>',
  });
});
afterEach(async () => {
  await server.stop();
  await resend.stop(true);
});

const register = async () => {
  const email = newEmail();
  await server.client().auth.register.mutate({ email, password: PASSWORD });
  return email;
};

/** How many mails the provider took, as far as the outbox knows. */
async function sent(): Promise<number> {
  const jobs = await server.core.db.read.select().from(mailJobs);
  return jobs.filter(({ status }) => status === 'sent').length;
}

const until = (isTrue: () => boolean | Promise<boolean>) =>
  expect.poll(isTrue, { interval: 10, timeout: 30_000 }).toBe(true);

it('sends through the SDK: one recipient, both parts, the key of the job', async () => {
  const email = await register();
  await until(() => received.length === 1);
  expect(received[0]).toMatchObject({
    authorization: 'Bearer re_test_key',
    key: expect.stringMatching(/^mail_/),
    body: {
      from: 'Rolecall <accounts@example.com>',
      to: email,
      subject: 'Verify your email',
      html: expect.stringContaining('/verify-email?token='),
      text: expect.stringContaining('/verify-email?token='),
    },
  });
});

it('tries again, later and later, with the same key and the very same mail', async () => {
  responders = [
    problem(500, 'internal_server_error'),
    problem(429, 'rate_limit_exceeded'),
    () => new Response('no JSON', { status: 502 }),
  ];
  await register();
  await until(() => received.length === 1);
  for (const [attempt, delay] of [2, 4, 8].entries()) {
    server.advance(delay);
    await until(() => received.length === attempt + 2);
  }
  expect(new Set(received.map((request) => JSON.stringify(request))).size).toBe(1);
  await until(async () => (await sent()) === 1);
  const token = /token=([\w-]+)/.exec(String(received[0]?.body.text))?.[1] ?? '';
  expect(await server.client().auth.verifyEmail.mutate({ token, password: PASSWORD })).toEqual({
    ok: true,
  });
});

it('waits as long as the provider asks for', async () => {
  const headers = { 'retry-after': '120' };
  responders = [() => Response.json({ name: 'rate_limit_exceeded' }, { status: 429, headers })];
  await register();
  await until(() => received.length === 1);
  const dueAt = async () => (await server.core.db.read.select().from(mailJobs))[0]?.dueAt ?? 0;
  await until(async () => Number(await dueAt()) - server.core.now().getTime() > 100_000);
  server.advance(121);
  await until(() => received.length === 2);
  await until(async () => (await sent()) === 1);
});

it('does not let a request wait for the provider', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  responders = [
    async () => {
      await slow;
      return ok();
    },
  ];
  const email = await register();
  await until(() => received.length === 1);
  expect(await server.client().auth.forgotPassword.mutate({ email })).toEqual({ ok: true });
  expect((await server.client().auth.login.mutate({ email, password: PASSWORD })).user.email).toBe(
    email,
  );
  release();
  // Verification, reset, and the new sign-in.
  await until(async () => (await sent()) === 3);
});

it('shows no mailbox when mail really leaves', async () => {
  await expect(server.client().dev.mailbox.query()).rejects.toThrow();
});
