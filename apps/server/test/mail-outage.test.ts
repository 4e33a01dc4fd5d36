import { LIFTED_LIMITS } from '@rolecall/testkit/limits';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { expect, it } from 'vitest';

const PEOPLE = 20;

it('while the email provider hangs, people sign up, and get each email once afterwards', async () => {
  const { folder, remove } = temporaryFolder('mail-outage');
  const back = Promise.withResolvers<void>();
  const asked = new Set<string>();
  const keys = new Map<string, Set<string | null>>();
  const resend = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const to = String(Object(await request.json()).to);
      asked.add(to);
      await back.promise;
      keys.set(to, (keys.get(to) ?? new Set()).add(request.headers.get('idempotency-key')));
      return Response.json({ id: crypto.randomUUID() });
    },
  });
  const server = startProcess(folder, {
    RESEND_API_KEY: 're_test_key',
    RESEND_BASE_URL: `http://127.0.0.1:${resend.port}`,
    RATE_LIMITS: LIFTED_LIMITS,
    LOG_LEVEL: 'warn',
  });
  const url = await server.printed(URL_LINE);

  const emails = Array.from({ length: PEOPLE }, newEmail);
  for (const email of emails) {
    const response = await fetch(`${url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    expect(response.status).toBe(201);
    // Whoever comes next signs up while the server waits for an answer of the provider.
    await poll(async () => asked.size > 0 || undefined, 'the provider was not asked');
  }

  back.resolve();
  await poll(async () => keys.size === PEOPLE || undefined, 'not every email has left');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect([...keys.keys()].toSorted()).toEqual(emails.toSorted());
  expect([...keys.values()].map(({ size }) => size)).toEqual(emails.map(() => 1));
  await resend.stop(true);
  remove();
});
