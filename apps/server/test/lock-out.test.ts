import { newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect, it } from 'vitest';

const OWNER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

it('does not let a stranger lock an owner out, from elsewhere or from next door', async () => {
  const server = await startTestServer({ TRUST_PROXY: '1' });
  const { email } = await newUser(server);
  const attempt = (password: string, address: string, agent: string) =>
    fetch(`${server.url}/trpc/auth.login`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        'user-agent': agent,
      },
      body: JSON.stringify({ email, password }),
    }).then(({ status }) => status);
  expect(await attempt(PASSWORD, '198.51.100.1', OWNER)).toBe(200);
  for (const address of ['203.0.113.66', '198.51.100.1']) {
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => attempt('a wrong guess', address, 'curl/8.5')),
    );
    expect(tries).toContain(429);
    expect(await attempt(PASSWORD, address, 'curl/8.5')).toBe(429);
  }
  expect(await attempt(PASSWORD, '198.51.100.1', OWNER)).toBe(200);
  await server.stop();
});
