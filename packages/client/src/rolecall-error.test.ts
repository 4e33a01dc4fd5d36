import { newAdmin, newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRolecall } from './create-rolecall.ts';
import { isCode, RolecallError } from './rolecall-error.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const connect = () => createRolecall({ url: server.url });

async function signedUp() {
  const rolecall = connect();
  const email = newEmail();
  await rolecall.register({ email, password: PASSWORD });
  return { rolecall, email };
}

test('says what is wrong with a call in a typed error', async () => {
  const rolecall = connect();
  const error = await rolecall.register({ email: 'nobody', password: 'x' }).catch((e) => e);
  expect(error).toBeInstanceOf(RolecallError);
  expect(error).toMatchObject({ code: 'VALIDATION_FAILED', status: 400 });
  expect(error.fields.email).toHaveLength(1);
  expect(error.requestId).toMatch(/./);
});

test('narrows an error by its code', async () => {
  const admin = await newAdmin(server);
  const rolecall = connect();
  await rolecall.login({ email: admin.email, password: PASSWORD });
  const refused = rolecall.api.admin.users.setRole.mutate({ id: admin.user.id, role: 'user' });
  const error: unknown = await refused.catch((e: unknown) => e);
  expect(isCode(error, 'LAST_ADMIN')).toBe(true);
  expect(isCode(error, 'FORBIDDEN', 'LAST_ADMIN')).toBe(true);
  expect(isCode(error, 'FORBIDDEN')).toBe(false);
  expect(isCode(new Error('LAST_ADMIN'), 'LAST_ADMIN')).toBe(false);
});

test('says how long to wait', async () => {
  const { rolecall, email } = await signedUp();
  const wrong = () => rolecall.login({ email, password: 'not the password' }).catch((e) => e);
  let error = await wrong();
  for (let tries = 0; tries < 20 && !isCode(error, 'RATE_LIMITED'); tries += 1)
    error = await wrong();
  expect(error.code).toBe('RATE_LIMITED');
  expect(error.retryAfter).toBeGreaterThan(0);
});

test('a wrong password leaves whoever is signed in', async () => {
  const { rolecall, email } = await signedUp();
  const refused = rolecall.api.auth.reauthenticate.mutate({ password: 'not the password' });
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});
