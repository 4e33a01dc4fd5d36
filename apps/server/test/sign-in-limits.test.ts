import { afterEach, expect, it } from 'vitest';
import { newUser, PASSWORD, refusal, signIn } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
afterEach(() => server.stop());

const wrong = (email: string) =>
  refusal(server.client().auth.login.mutate({ email, password: 'not the passphrase' }));

it('delays more and more after five wrong passwords, for known and unknown accounts alike', async () => {
  server = await startTestServer();
  const { email } = await newUser(server);
  for (const address of [email, 'nobody@example.com']) {
    for (let i = 0; i < 5; i++) expect((await wrong(address)).code).toBe('INVALID_CREDENTIALS');
    for (const delay of [1, 2, 4]) {
      expect(await wrong(address)).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
      server.advance(delay);
      expect((await wrong(address)).code).toBe('INVALID_CREDENTIALS');
    }
  }
  server.advance(8);
  expect((await signIn(server, email)).user.email).toBe(email);
  expect((await wrong(email)).code).toBe('INVALID_CREDENTIALS');
});

it('lets through no more parallel guesses than it would one by one', async () => {
  server = await startTestServer();
  const { email } = await newUser(server);
  const answers = await Promise.all(Array.from({ length: 50 }, () => wrong(email)));
  expect(answers.filter(({ code }) => code === 'INVALID_CREDENTIALS')).toHaveLength(5);
  expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(45);
});

it('counts sign-ins by address and says when to come back', async () => {
  server = await startTestServer({ RATE_LIMITS: '{"signIn.address.minute":{"limit":3}}' });
  const { email } = await newUser(server);
  for (let i = 0; i < 3; i++) await signIn(server, email);
  const answer = await fetch(`${server.url}/trpc/auth.login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  expect(answer.status).toBe(429);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});
