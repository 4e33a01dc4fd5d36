import { expect, test } from './fixtures.ts';

test.use({ settings: { RATE_LIMITS: '{"signIn.address.minute":{"limit":1}}' } });

test('a page that refuses for now says how long, as the API does', async ({ request, server }) => {
  const signIn = () =>
    request.post(`${server.url}/login`, {
      headers: { origin: server.url },
      form: { email: 'somebody@example.com', password: 'not the passphrase' },
    });
  expect((await signIn()).status()).toBe(401);
  const refused = await signIn();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(/Too many attempts\. Try again in \d+ (second|minute)/);
});
