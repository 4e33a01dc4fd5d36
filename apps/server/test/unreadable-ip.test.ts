import { newEmail } from '@rolecall/testkit/people';
import { sendRaw } from '@rolecall/testkit/send-raw';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';

const server = await startTestServer({
  TRUST_PROXY: '1',
  RATE_LIMITS: '{"forgot.address":{"limit":2}}',
});
afterAll(() => server.stop());

/** Asks over a connection of its own, with what the proxy says of the client. */
async function ask(forwardedFor: string): Promise<number> {
  const response = await sendRaw(Number(new URL(server.url).port), {
    method: 'POST',
    path: '/api/v1/auth/forgot-password',
    headers: ['Content-Type: application/json', `X-Forwarded-For: ${forwardedFor}`],
    body: JSON.stringify({ email: newEmail() }),
  });
  return Number(response[0]?.split(' ')[1]);
}

it('counts connections where the proxy writes what is no IP, and says so once', async () => {
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push(await ask(n % 2 === 0 ? 'unknown' : `client-${n}`));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  const errors = server.logs.filter((line) => JSON.parse(line).level >= 40);
  expect(errors).toHaveLength(1);
  expect(JSON.parse(errors[0] ?? '')).toMatchObject({ level: 50, value: 'unknown' });
});

it('gives whoever opens connections no more than a few clients have', async () => {
  const statuses = [];
  for (let n = 0; n < 40; n++) statuses.push(await ask('unknown'));
  expect(statuses).toContain(429);
});

it('counts a client whose IP it knows, by whatever port', async () => {
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push(await ask(`198.51.100.7:${50_000 + n}`));
  expect(statuses).toEqual([200, 200, 429]);
  expect(await ask('[2001:db8::1]:50000')).toBe(200);
});
