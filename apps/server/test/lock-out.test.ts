import { tokenIn } from '@rolecall/testkit/mailbox';
import { newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { untilSuppressed } from './until-suppressed.ts';

const DELAY_SECONDS = 60;
let server: TestServer;
let owner: Awaited<ReturnType<typeof newUser>>;
beforeEach(async () => {
  // The limits are what this is about: none is lifted. What has to wait, waits longer than a test.
  const slow = { firstDelaySeconds: DELAY_SECONDS };
  const limits = { 'signIn.account': slow, 'signIn.device': slow };
  server = await startTestServer({ TRUST_PROXY: '1', RATE_LIMITS: JSON.stringify(limits) });
  owner = await newUser(server);
});
afterEach(() => server.stop());

type Attempt = { ip: string; password?: string; deviceToken?: string; email?: string };

/** Tries to sign in, all from the same kind of browser. */
const attempt = ({ ip, ...input }: Attempt) =>
  fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
    body: JSON.stringify({ email: owner.email, password: PASSWORD, ...input }),
  }).then(({ status }) => status);

const HERE = '198.51.100.1';
const guesses = (many: number, at: Omit<Attempt, 'password'>) =>
  Promise.all(Array.from({ length: many }, () => attempt({ ...at, password: 'a wrong guess' })));

/** Guesses all day, each time from another IP. */
async function guessAllDay(email = owner.email) {
  for (let n = 0; n < 100; n++) {
    const ip = `203.0.113.${n}`;
    expect(await attempt({ ip, email, password: 'a wrong guess' })).toBe(401);
  }
}

describe('a stranger', () => {
  it.each(['203.0.113.66', HERE])('at %s locks no owner out', async (ip) => {
    const { deviceToken } = owner;
    for (const email of [owner.email, 'nobody@example.com', 'nobody.else@example.com']) {
      expect(await guesses(20, { ip, email })).toContain(429);
    }
    expect(await attempt({ ip })).toBe(429);
    expect(await attempt({ ip, deviceToken })).toBe(200);
    // The owner mistypes, at the same place.
    expect(await attempt({ ip, deviceToken, password: 'a typo' })).toBe(401);
    expect(await attempt({ ip, deviceToken })).toBe(200);
  });

  it('gains nothing by a device of their own', async () => {
    const stranger = await newUser(server);
    const { deviceToken } = stranger;
    const own = await guesses(20, { ip: HERE, deviceToken });
    expect(own.filter((status) => status === 401)).toHaveLength(5);
    expect(await attempt({ ip: HERE, deviceToken })).toBe(429);
    expect(await attempt({ ip: '203.0.113.1', deviceToken, email: stranger.email })).toBe(200);
  });

  it('gets a hundred guesses a day at an account, wherever from and whether it exists', async () => {
    for (const email of [owner.email, 'nobody@example.com']) {
      await guessAllDay(email);
      expect(await attempt({ ip: '192.0.2.1', email, password: 'a wrong guess' })).toBe(429);
      expect(await attempt({ ip: '192.0.2.1', email })).toBe(429);
    }
    expect(await attempt({ ip: '192.0.2.1', deviceToken: owner.deviceToken })).toBe(200);
    // The owner's sign-in gives no one new tries.
    expect(await attempt({ ip: '192.0.2.1', password: 'a wrong guess' })).toBe(429);
    server.advance(86_400);
    expect(await attempt({ ip: '192.0.2.1' })).toBe(200);
  });
});

it('a known device has five free tries of its own', async () => {
  const { deviceToken } = owner;
  expect((await guesses(20, { ip: HERE, deviceToken })).filter((it) => it === 401)).toHaveLength(5);
  expect(await attempt({ ip: '192.0.2.9', deviceToken })).toBe(429);
  expect(await attempt({ ip: HERE })).toBe(200);
  server.advance(DELAY_SECONDS);
  expect(await attempt({ ip: '192.0.2.9', deviceToken })).toBe(200);
});

const NEW_PASSWORD = 'another long passphrase';

describe('a password reset', () => {
  const forgot = (email = owner.email) => server.client().auth.forgotPassword.mutate({ email });
  const resetMails = () => server.mailsTo(owner.email, /Reset/);

  it('opens an account that is locked out everywhere', async () => {
    await guessAllDay();
    await forgot();
    const token = tokenIn(await server.mailTo(owner.email, /Reset/));
    const { auth } = server.client();
    expect(await auth.resetPassword.mutate({ token, password: NEW_PASSWORD })).toEqual({
      ok: true,
    });
    expect(await attempt({ ip: '203.0.113.1', password: NEW_PASSWORD })).toBe(200);
  });

  it('lets in an owner whose mails a stranger used up, and keeps their device known', async () => {
    await guessAllDay();
    for (let n = 0; n < 3; n++) {
      await forgot();
      await server.mailTo(owner.email, /Reset/, n);
    }
    // The owner asks before the strangers' last link expires, and no mail is left in this hour.
    server.advance(20 * 60);
    await forgot();
    server.advance(25 * 60);
    const mails = await resetMails();
    expect(mails).toHaveLength(3);
    const [newest] = mails;
    if (newest === undefined) throw new Error('There is no mail.');
    const { deviceToken } = await server.client().auth.resetPassword.mutate({
      token: tokenIn(newest),
      password: NEW_PASSWORD,
      rememberDevice: true,
    });
    await guessAllDay();
    expect(await attempt({ ip: HERE, password: NEW_PASSWORD })).toBe(429);
    expect(await attempt({ ip: HERE, password: NEW_PASSWORD, deviceToken })).toBe(200);
  });

  it('renews the newest link where every mail of the hour went elsewhere', async () => {
    await server.mailTo(owner.email, /Verify/);
    for (let n = 0; n < 3; n++) {
      server.advance(61);
      await server.client().auth.resendVerification.mutate({ email: owner.email });
      await server.mailTo(owner.email, /Verify/, n + 1);
    }
    await forgot();
    const token = tokenIn(await server.mailTo(owner.email, /Reset/));
    const reset = () =>
      server.client().auth.resetPassword.mutate({ token, password: NEW_PASSWORD });
    server.advance(20 * 60);
    await forgot();
    await untilSuppressed(server);
    server.advance(20 * 60);
    expect(await reset()).toEqual({ ok: true });
  });

  it('renews no link that was used, or mailed more than an hour ago', async () => {
    await forgot();
    const token = tokenIn(await server.mailTo(owner.email, /Reset/));
    server.advance(3_601);
    for (let n = 0; n < 4; n++) await forgot();
    const reset = server.client().auth.resetPassword.mutate({ token, password: NEW_PASSWORD });
    expect((await refusal(reset)).code).toBe('TOKEN_INVALID');
  });
});
