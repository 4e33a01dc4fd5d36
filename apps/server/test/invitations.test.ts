import { mailedLink, tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
let admin = await newAdmin(server);

const nobody = () => server.client();

async function invite() {
  const email = newEmail();
  const names = { firstName: 'In', lastName: 'Vited' };
  const user = await admin.client.admin.users.create.mutate({ email, ...names });
  const token = tokenIn(await server.mailTo(email, /invited/));
  return { ...user, token };
}

test('an invitation leads to its page, and accepting it signs in', async () => {
  const { id, email, token } = await invite();
  expect(await mailedLink(server.url, email, '/accept-invitation')).toContain(token);
  const response = await nobody().auth.acceptInvitation.mutate({ token, password: PASSWORD });
  const verified = { id, email, firstName: 'In', lastName: 'Vited', emailVerified: true };
  expect(response.user).toMatchObject({ ...verified, lastLoginAt: expect.any(String) });
  const me = await server.client(response.tokens.accessToken).user.me.query();
  expect(me).toEqual(response.user);
  expect((await signIn(server, email)).user.id).toBe(id);
  const again = nobody().auth.acceptInvitation.mutate({ token, password: PASSWORD });
  expect((await refusal(again)).code).toBe('TOKEN_INVALID');
});

test('whoever accepts may say what they are called', async () => {
  const { id: taken } = await invite();
  const { username } = await admin.client.user.get.query({ id: taken });
  const { token } = await invite();
  const accept = (names: object) =>
    nobody().auth.acceptInvitation.mutate({ token, password: PASSWORD, ...names });
  expect(await refusal(accept({ username }))).toMatchObject({
    code: 'USERNAME_TAKEN',
    fields: { username: [expect.any(String)] },
  });
  expect((await refusal(accept({ password: 'invited-invited' }))).code).toBe('WEAK_PASSWORD');
  const { user } = await accept({ fullName: 'Grace Brewster Hopper' });
  expect(user).toMatchObject({ firstName: 'Grace Brewster', lastName: 'Hopper' });
});

test.each([
  [
    'forgot the password',
    (email: string) => nobody().auth.forgotPassword.mutate({ email }),
    /Reset your password/,
  ],
  [
    'asks for a verification',
    (email: string) => nobody().auth.resendVerification.mutate({ email }),
    /Verify your email/,
  ],
  [
    'registers',
    (email: string) => refusal(nobody().auth.register.mutate({ email, password: PASSWORD })),
    /invited/,
  ],
  [
    'changes their email to it',
    (newEmailOf: string) =>
      admin.client.user.requestEmailChange.mutate({ newEmail: newEmailOf, password: PASSWORD }),
    /already have an account/,
  ],
])('an invitation outlives that a stranger %s', async (_, ask, newestMail) => {
  const { email, token } = await invite();
  await ask(email);
  await server.mailTo(email, newestMail);
  await nobody().auth.acceptInvitation.mutate({ token, password: PASSWORD });
  expect((await signIn(server, email)).user.emailVerified).toBe(true);
});

test('a stranger who resets it cannot, and its owner may by either link', async () => {
  const { email, token } = await invite();
  await nobody().auth.forgotPassword.mutate({ email });
  const reset = tokenIn(await server.mailTo(email, /Reset your password/));
  await nobody().auth.resetPassword.mutate({ token, password: PASSWORD });
  await signIn(server, email);
  const late = nobody().auth.resetPassword.mutate({ token: reset, password: PASSWORD });
  expect((await refusal(late)).code).toBe('TOKEN_INVALID');
});

test('a corrected email gets the invitation, and the earlier one nothing more', async () => {
  const { id, email: wrong, token } = await invite();
  const email = newEmail();
  await admin.client.admin.users.update.mutate({ id, email });
  const corrected = tokenIn(await server.mailTo(email, /^Ada invited you to Rolecall$/));
  const late = nobody().auth.acceptInvitation.mutate({ token, password: PASSWORD });
  expect((await refusal(late)).code).toBe('TOKEN_INVALID');
  await nobody().auth.acceptInvitation.mutate({ token: corrected, password: PASSWORD });
  expect((await signIn(server, email)).user.id).toBe(id);
  expect(await server.mailsTo(wrong, /./)).toHaveLength(1);
});

test('its page learns whom it is for, until it is used', async () => {
  const { email, token } = await invite();
  const inspect = () => nobody().auth.inspectLink.query({ purpose: 'invitation', token });
  const told = { email, firstName: 'In', lastName: 'Vited', isYours: false, hasPassword: false };
  expect(await inspect()).toEqual({ ...told, state: 'usable' });
  server.advance(72 * 3600 + 1);
  expect((await inspect()).state).toBe('expired');
  admin = await signIn(server, admin.email);
  const other = await invite();
  await nobody().auth.acceptInvitation.mutate({ token: other.token, password: PASSWORD });
  const after = nobody().auth.inspectLink.query({ purpose: 'invitation', token: other.token });
  expect((await after).state).toBe('used');
});

test('accepting in the web app starts one session, which is a browser’s', async () => {
  const { id, token } = await invite();
  const accept = () => nobody().auth.acceptInvitationSession.mutate({ token, password: PASSWORD });
  const { user, session, deviceToken } = await accept();
  expect(user).toMatchObject({ id, emailVerified: true, lastLoginAt: expect.any(String) });
  const client = server.client(session.token);
  expect((await client.user.sessions.query()).items).toMatchObject([
    { id: session.id, kind: 'web', current: true },
  ]);
  const { events } = await client.user.exportData.query();
  const actions = events.map(({ action }) => action).filter((action) => /session/.test(action));
  expect(actions).toEqual(['session.started']);
  expect((await refusal(accept())).code).toBe('TOKEN_INVALID');
  const again = await nobody().auth.createSession.mutate({
    email: user.email,
    password: PASSWORD,
    deviceToken,
  });
  expect(again.deviceToken).toBe(deviceToken);
});
