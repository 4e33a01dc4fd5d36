import { WORK_LIMITS } from '@rolecall/api/work-limits';
import { CREDENTIAL_LIMITS } from '@rolecall/core/limits';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The limits in the database that a call counts, or asks; those of the mail worker left out. */
async function limitsOf({ core }: TestServer, call: () => Promise<unknown>): Promise<string[]> {
  const used = new Set<string>();
  const { mac } = core.secrets;
  core.secrets.mac = (purpose, text) => {
    const [name = ''] = text.split('\n');
    if (purpose === 'rate-limit' && !name.startsWith('mail.')) used.add(name);
    return mac(purpose, text);
  };
  await call().catch(() => undefined);
  core.secrets.mac = mac;
  return [...used].sort();
}

type Person = Awaited<ReturnType<typeof newUser>>;
const WRONG = 'a wrong passphrase';
const token = 'none-of-ours';
const anyone = () => server.client();

const CALLS: Record<string, (person: Person) => Promise<unknown>> = {
  'auth.register': () => anyone().auth.register.mutate({ email: newEmail(), password: PASSWORD }),
  'auth.login': ({ email }) => anyone().auth.login.mutate({ email, password: WRONG }),
  'auth.createSession': ({ email, deviceToken }) =>
    anyone().auth.createSession.mutate({ email, password: WRONG, deviceToken }),
  'auth.refresh': ({ tokens }) =>
    anyone().auth.refresh.mutate({ refreshToken: tokens.refreshToken }),
  'auth.forgotPassword': ({ email }) => anyone().auth.forgotPassword.mutate({ email }),
  'auth.resendVerification': ({ email }) => anyone().auth.resendVerification.mutate({ email }),
  'auth.resetPassword': () => anyone().auth.resetPassword.mutate({ token, password: PASSWORD }),
  'auth.acceptInvitation': () =>
    anyone().auth.acceptInvitation.mutate({ token, password: PASSWORD }),
  'auth.verifyEmail': async ({ email }) => {
    const mailed = tokenIn(await server.mailTo(email, /Verify/));
    await anyone().auth.verifyEmail.mutate({ token: mailed, password: WRONG });
  },
  'auth.reauthenticate': ({ client }) => client.auth.reauthenticate.mutate({ password: WRONG }),
  'user.changePassword': ({ client }) =>
    client.user.changePassword.mutate({ currentPassword: WRONG, newPassword: PASSWORD }),
  'user.requestEmailChange': ({ client }) =>
    client.user.requestEmailChange.mutate({ newEmail: newEmail(), password: PASSWORD }),
  'user.confirmEmailChange': () => anyone().user.confirmEmailChange.mutate({ token }),
  'user.updateProfile': ({ client }) => client.user.updateProfile.mutate({ firstName: 'Ada' }),
  'user.exportData': ({ client }) => client.user.exportData.query(),
  'post.create': ({ client }) => client.post.create.mutate({ title: 'One', content: 'Two' }),
};

it.each(Object.entries(CALLS))(
  '%s counts nothing that its row does not name',
  async (name, call) => {
    const person = await newUser(server);
    const used = await limitsOf(server, () => call(person));
    expect(used).not.toEqual([]);
    expect(WORK_LIMITS[name]?.verb).toEqual(expect.arrayContaining(used));
  },
);

it('a registration that has to be verified counts no more either', async () => {
  const strict = await startTestServer({ EMAIL_VERIFICATION: 'required' });
  onTestFinished(() => strict.stop());
  const input = { email: newEmail(), password: PASSWORD };
  const used = await limitsOf(strict, () => strict.client().auth.register.mutate(input));
  expect(WORK_LIMITS['auth.register']?.verb).toEqual(expect.arrayContaining(used));
  expect(used).toContain('notice.account');
});

it('what wrong passwords count against is named in one place', async () => {
  const { email, deviceToken } = await newUser(server);
  const signIn = (device?: string) =>
    anyone().auth.login.mutate({ email, password: WRONG, deviceToken: device });
  const used = [
    ...(await limitsOf(server, () => signIn())),
    ...(await limitsOf(server, () => signIn(deviceToken))),
  ];
  expect(used.sort()).toEqual([...CREDENTIAL_LIMITS].sort());
});
