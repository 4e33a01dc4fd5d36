import { lockingOutFor } from '@rolecall/testkit/limits';
import { newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { spyOnChecks } from '@rolecall/testkit/spy-on-checks';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, expect, it, vi } from 'vitest';

/** The first wait after too many guesses, in seconds. */
const WAIT = 60;
const RATE_LIMITS = lockingOutFor(WAIT);

let server: TestServer;
afterEach(() => server.stop());

const wrong = (email: string) =>
  refusal(server.client().auth.login.mutate({ email, password: 'not the passphrase' }));

it('delays more and more after five wrong passwords, for known and unknown accounts alike', async () => {
  server = await startTestServer({ RATE_LIMITS });
  const { email } = await newUser(server);
  for (const name of [email, 'nobody@example.com']) {
    for (let i = 0; i < 5; i++) expect((await wrong(name)).code).toBe('INVALID_CREDENTIALS');
    for (const delay of [WAIT, 2 * WAIT, 4 * WAIT]) {
      expect(await wrong(name)).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
      server.advance(delay);
      expect((await wrong(name)).code).toBe('INVALID_CREDENTIALS');
    }
  }
  server.advance(8 * WAIT);
  expect((await signIn(server, email)).user.email).toBe(email);
  expect((await wrong(email)).code).toBe('INVALID_CREDENTIALS');
});

it('lets through no more parallel guesses than it would one by one', async () => {
  server = await startTestServer({ RATE_LIMITS });
  const { email } = await newUser(server);
  const responses = await Promise.all(Array.from({ length: 50 }, () => wrong(email)));
  const codes = responses.map(({ code }) => code);
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS').length).toBeLessThanOrEqual(5);
  // On a slow machine the pool of hashes turns some away.
  const refusals = ['INVALID_CREDENTIALS', 'RATE_LIMITED', 'UNAVAILABLE'];
  expect(codes.filter((code) => !refusals.includes(code))).toEqual([]);
});

it('counts failures by IP, no success, and says when to come back', async () => {
  server = await startTestServer({ RATE_LIMITS: '{"signIn.address.minute":{"limit":3}}' });
  const { email } = await newUser(server);
  for (let i = 0; i < 5; i++) await signIn(server, email);
  for (const name of [email, 'nobody@example.com', email]) {
    expect((await wrong(name)).code).toBe('INVALID_CREDENTIALS');
  }
  const response = await fetch(`${server.url}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  expect(response.status).toBe(429);
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

it('compares no more passwords than there are tries left, round after round', async () => {
  server = await startTestServer({ RATE_LIMITS });
  const { email } = await newUser(server);
  const compared = spyOnChecks(server);
  for (const [free, delay] of [
    [5, WAIT],
    [1, 2 * WAIT],
    [1, 4 * WAIT],
    [1, 8 * WAIT],
  ] as const) {
    compared.mockClear();
    await Promise.all(Array.from({ length: 50 }, () => wrong(email)));
    expect(compared).toHaveBeenCalledTimes(free);
    server.advance(delay);
  }
  expect((await signIn(server, email)).user.email).toBe(email);
});

it('lets everyone in who knows the password, however many at once', async () => {
  server = await startTestServer({ RATE_LIMITS: '{"signIn.address.minute":{"limit":3}}' });
  const { email } = await newUser(server);
  await wrong(email);
  const signedIn = await Promise.all(Array.from({ length: 12 }, () => signIn(server, email)));
  expect(signedIn.map(({ user }) => user.email)).toEqual(Array.from({ length: 12 }, () => email));
});

it('counts wrong guesses among right ones', async () => {
  server = await startTestServer({ RATE_LIMITS });
  const { email } = await newUser(server);
  const compared = spyOnChecks(server);
  const right = Array.from({ length: 4 }, () => signIn(server, email));
  const responses = await Promise.all(Array.from({ length: 30 }, () => wrong(email)));
  expect((await Promise.allSettled(right)).map(({ status }) => status)).toContain('fulfilled');
  const guesses = responses.filter(({ code }) => code === 'INVALID_CREDENTIALS').length;
  // Each success clears the counter, and so allows five guesses more.
  expect(guesses).toBeLessThanOrEqual(25);
  expect(compared.mock.calls.filter(([guess]) => guess !== PASSWORD)).toHaveLength(guesses);
});

it('makes one transaction of a sign-in, right or wrong', async () => {
  server = await startTestServer({ RATE_LIMITS });
  const { email, deviceToken } = await newUser(server);
  await server.mailTo(email, /Verify/);
  const writes = vi.spyOn(server.core.db, 'transaction');
  // On a known device, no mail follows, whose sending would write as well.
  await server.client().auth.login.mutate({ email, password: PASSWORD, deviceToken });
  expect(writes).toHaveBeenCalledTimes(1);
  for (const name of [email, 'nobody@example.com']) {
    writes.mockClear();
    await wrong(name);
    expect(writes).toHaveBeenCalledTimes(1);
  }
});
