import { newEmail, newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { afterAll, expect, test } from 'vitest';
import { startForCli } from './cli-ways.ts';

const MANY = { limit: 1_000 };
const lifted = { 'register.address': MANY, 'forgot.address': MANY, 'resend.address': MANY };
const { server, admin, ways, stop } = await startForCli({ RATE_LIMITS: JSON.stringify(lifted) });
afterAll(stop);
const { users } = admin.client.admin;

/** An email without an account that has had its mails for the hour. */
async function full(): Promise<string> {
  const { email, user } = await newUser(server);
  await server.mailTo(email, /Verify your email/);
  await server.client().auth.resendVerification.mutate({ email });
  await server.mailTo(email, /Verify your email/, 1);
  for (let n = 0; n < 3; n++) {
    await server.client().auth.forgotPassword.mutate({ email });
    await server.mailTo(email, /Reset your password/, n);
  }
  await users.delete.mutate({ id: user.id });
  return email;
}
const has = async (email: string) => (await users.list.query({ q: email })).total > 0;

test('whose email can get no mail now is not invited, and the line says so', async () => {
  const [email, other] = [await full(), newEmail()];
  const result = await users.invite.mutate({ emails: [email, other] });
  expect(result).toMatchObject({ succeeded: 1, failed: 1 });
  expect(result.items).toMatchObject([
    { outcome: 'mail_limit', userId: null, message: expect.stringMatching(/hourly limit/) },
    { outcome: 'invited' },
  ]);
  await server.mailTo(other, /invited you/);
  expect(await has(email)).toBe(false);
});

test('nor is anyone else, where all are to be invited or none', async () => {
  const [email, other] = [await full(), newEmail()];
  const { items } = await users.invite.mutate({ emails: [other, email], allOrNone: true });
  expect(items.map(({ outcome }) => outcome)).toEqual(['not_invited', 'mail_limit']);
  expect(await has(other)).toBe(false);
});

test('creating such a user is refused, with the reason', async () => {
  const email = await full();
  const refused = await refusal(users.create.mutate({ email }));
  expect(refused.code).toBe('RATE_LIMITED');
  expect(refused.message).toMatch(/^Not sent/);
  expect(await has(email)).toBe(false);
});

test.each(ways)('the command line says so: $name', async ({ lines }) => {
  const email = await full();
  const { exitCode, stdout } = await lines('user', 'invite', email);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/Not invited: .* hourly limit/);
});
