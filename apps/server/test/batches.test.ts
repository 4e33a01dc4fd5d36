import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { spyOnChecks } from '@rolecall/testkit/spy-on-checks';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it, vi } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());

/** Several sign-ins in one request. */
async function signInAll(emails: string[]) {
  const inputs = emails.map((email, index) => [index, { email, password: PASSWORD }]);
  const paths = emails.map(() => 'auth.login').join(',');
  const response = await fetch(`${server.url}/trpc/${paths}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(inputs)),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

it('works on two calls of a batch at a time', async () => {
  let [running, most] = [0, 0];
  const two = Promise.withResolvers<void>();
  spyOnChecks(server).mockImplementation(async () => {
    most = Math.max(most, ++running);
    if (running === 2) two.resolve();
    await two.promise;
    // Time for a third one, if there were one.
    await Bun.sleep(20);
    running--;
    return false;
  });
  const { status, body } = await signInAll(Array.from({ length: 10 }, () => newEmail()));
  expect([status, body.length, most]).toEqual([401, 10, 2]);
});

it('answers the calls of a batch in their order, each as it would be alone', async () => {
  const { email } = await newUser(server);
  const { status, body } = await signInAll([newEmail(), email, newEmail()]);
  expect(status).toBe(207);
  const codes = body.map((item: { error?: { data: { domain: { code: string } } } }) =>
    item.error === undefined ? 'OK' : item.error.data.domain.code,
  );
  expect(codes).toEqual(['INVALID_CREDENTIALS', 'OK', 'INVALID_CREDENTIALS']);
});

it('refuses what a batch has no time left for, and says when to come again', async () => {
  let time = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  spyOnChecks(server).mockImplementation(async () => {
    time += 3_000;
    return false;
  });
  const { status, headers, body } = await signInAll(Array.from({ length: 4 }, () => newEmail()));
  expect([status, headers.get('retry-after')]).toEqual([207, '1']);
  expect(
    body.map((item: { error: { data: { httpStatus: number } } }) => item.error.data.httpStatus),
  ).toEqual([401, 401, 503, 503]);
});
