import { newAdmin, newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
/** Emails with and without an account; the password of each is PASSWORD, where it has one. */
const emails: Record<string, string> = {};

const post = (path: string, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const register = (email: string) => post('/api/v1/auth/register', { email, password: PASSWORD });

beforeAll(async () => {
  server = await startTestServer({ EMAIL_VERIFICATION: 'required' });
  const admin = await newAdmin(server);
  const kinds = ['unknown', 'pending', 'pending and deactivated', 'invited', 'verified'];
  for (const kind of kinds) emails[kind] = newEmail();
  const { create, list, deactivate, update } = admin.client.admin.users;
  for (const kind of ['pending', 'pending and deactivated', 'verified']) {
    await register(emails[kind] ?? '');
  }
  const { items } = await list.query({});
  const idOf = (kind: string) => items.find(({ email }) => email === emails[kind])?.id ?? '';
  await deactivate.mutate({ id: idOf('pending and deactivated') });
  await update.mutate({ id: idOf('verified'), emailVerified: true });
  await create.mutate({ email: emails.invited ?? '', firstName: 'In', role: 'user' });
});
afterAll(() => server.stop());

/** All of an answer that a stranger sees, without what differs from call to call. */
async function seen(response: Response) {
  const { 'x-request-id': requestId = '', ...headers } = Object.fromEntries(response.headers);
  // Each call leaves one less, whoever it is about.
  for (const name of ['date', 'ratelimit-remaining', 'ratelimit-reset']) delete headers[name];
  const text = (await response.text()).replaceAll(requestId, '').replaceAll(/req_\w+/g, '');
  return { status: response.status, headers, text };
}

const WAYS: Record<string, (email: string) => Promise<Response>> = {
  'signs in over REST': (email) => post('/api/v1/auth/login', { email, password: PASSWORD }),
  'signs in over tRPC': (email) => post('/trpc/auth.login', { email, password: PASSWORD }),
  'signs in from the web app': (email) =>
    post('/trpc/auth.createSession', { email, password: PASSWORD, remember: true }),
  'forgot the password': (email) => post('/api/v1/auth/forgot-password', { email }),
  'asks for the verification again': (email) => post('/api/v1/auth/resend-verification', { email }),
  'registers again': register,
};

test.each(Object.entries(WAYS))(
  'nothing tells a pending registration from no account when somebody %s',
  async (name, ask) => {
    const unknown = await seen(await ask(newEmail()));
    const alike = ['pending', 'pending and deactivated', 'invited'];
    if (!name.startsWith('signs in')) alike.push('verified');
    for (const kind of alike) {
      expect({ kind, ...(await seen(await ask(emails[kind] ?? ''))) }).toEqual({
        kind,
        ...unknown,
      });
    }
  },
);

test('a wrong pair, an unknown email and a pending one have one text, which mentions verification', async () => {
  const pairs = [
    { email: newEmail(), password: PASSWORD },
    { email: emails.pending, password: PASSWORD },
    { email: emails.pending, password: 'not their passphrase' },
    { email: emails.verified, password: 'not their passphrase' },
  ];
  const responses = await Promise.all(pairs.map((pair) => post('/api/v1/auth/login', pair)));
  const messages = await Promise.all(
    responses.map(async (response) => (await response.json()).error),
  );
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([401]));
  expect(new Set(messages.map(({ code }) => code))).toEqual(new Set(['INVALID_CREDENTIALS']));
  expect(new Set(messages.map(({ message }) => message))).toHaveLength(1);
  expect(messages[0].message).toMatch(/not verified/);
});
