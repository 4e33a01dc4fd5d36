import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** One of each kind; all of the rules: core/src/password/check-password.test.ts. */
const WEAK = ['passwordpassword', 'Password2026!', 'qwertzuiopü+', 'xkqxkqxkqxkq', 'rolecall-2026'];
type Attempt = (password: string) => Promise<unknown>;

let server: TestServer;
let ways: Record<string, Attempt>;
beforeAll(async () => {
  server = await startTestServer();
  const { auth } = server.client();
  const setupToken = await issueSetupToken(systemContext(server.core, 'test'));
  await expect(setUp(WEAK[0] ?? '')).rejects.toThrow('common');
  const admin = await newAdmin(server);
  const { client, email } = await newUser(server);
  await auth.forgotPassword.mutate({ email });
  const token = tokenIn(await server.mailTo(email, /Reset your password/));
  const invited = newEmail();
  await admin.client.admin.users.create.mutate({ email: invited });
  const invitation = tokenIn(await server.mailTo(invited, /invited/));
  ways = {
    'a sign-up': (password) => auth.register.mutate({ email: newEmail(), password }),
    'a reset': (password) => auth.resetPassword.mutate({ token, password }),
    'an invitation': (password) => auth.resetPassword.mutate({ token: invitation, password }),
    'a change': (newPassword) =>
      client.user.changePassword.mutate({ currentPassword: PASSWORD, newPassword }),
    'a user made by an admin': (password) =>
      admin.client.admin.users.create.mutate({ email: newEmail(), password }),
  };

  function setUp(password: string) {
    return auth.setup.mutate({ token: setupToken ?? '', email: newEmail(), password });
  }
});
afterAll(() => server.stop());

it.each(WEAK)('%j is refused everywhere, for the same reason', async (password) => {
  const reasons = new Set<string>();
  for (const [way, attempt] of Object.entries(ways)) {
    const { code, message } = await refusal(attempt(password));
    expect([way, code]).toEqual([way, 'WEAK_PASSWORD']);
    reasons.add(message);
  }
  expect(reasons.size).toBe(1);
});

it('a reset and an invitation are still good after that', async () => {
  for (const way of ['a reset', 'an invitation']) {
    expect(await ways[way]?.('four unrelated words there')).toEqual({ ok: true });
  }
});
