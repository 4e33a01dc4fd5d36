import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, expect, it } from 'vitest';

let server: TestServer;
afterEach(() => server.stop());

const registerSession = (email: string) =>
  server.client().auth.registerSession.mutate({ email, password: PASSWORD, firstName: 'Grace' });

it('signs someone up with one session, which is a browser’s, and knows the device', async () => {
  server = await startTestServer();
  const email = newEmail();
  const made = await registerSession(email);
  if (!('session' in made)) throw new Error('expected a session');
  const client = server.client(made.session.token);
  expect((await client.user.sessions.query()).items).toMatchObject([
    { id: made.session.id, kind: 'web', current: true },
  ]);
  const { events, mails } = await client.user.exportData.query();
  expect(events.map(({ action }) => action).sort()).toEqual([
    'session.started',
    'user.data_exported',
    'user.registered',
  ]);
  expect(mails.map(({ kind }) => kind)).toEqual(['verify-email']);
  const { deviceToken } = made;
  const again = await server
    .client()
    .auth.createSession.mutate({ email, password: PASSWORD, deviceToken });
  expect(again.deviceToken).toBe(deviceToken);
  expect((await refusal(registerSession(email))).code).toBe('EMAIL_TAKEN');
});

it('starts none where the email has to be verified first', async () => {
  server = await startTestServer({ EMAIL_VERIFICATION: 'required' });
  const email = newEmail();
  for (let n = 0; n < 2; n++) {
    expect(await registerSession(email)).toEqual({ status: 'verification_sent' });
  }
});
