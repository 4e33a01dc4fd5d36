import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { users, audit, stats } = admin.client.admin;

async function invite(changes: { role?: 'admin' } = {}) {
  const email = newEmail();
  const user = await users.create.mutate({ email, ...changes });
  return { ...user, token: tokenIn(await server.mailTo(email, /invited/)) };
}
const statusOf = async (id: string) => (await users.get.query({ id })).user.status;
const accept = (token: string) =>
  server.client().auth.acceptInvitation.mutate({ token, password: PASSWORD });

test('whoever never had a password is invited until they accept', async () => {
  const { id, email, status, token } = await invite();
  expect(status).toBe('invited');
  expect((await users.list.query({ q: email, status: 'invited' })).total).toBe(1);
  expect((await users.list.query({ q: email, status: 'active' })).total).toBe(0);
  const before = (await stats.query()).users.byStatus;
  expect((await accept(token)).user.status).toBe('active');
  const after = (await stats.query()).users.byStatus;
  expect(after).toEqual({
    ...before,
    active: before.active + 1,
    invited: before.invited - 1,
  });
  expect((await users.list.query({ q: email, status: 'active' })).total).toBe(1);
  await users.deactivate.mutate({ id });
  expect((await users.activate.mutate({ id })).status).toBe('active');
});

test('any link that sets a password ends it', async () => {
  const { id, email } = await invite();
  await server.client().auth.forgotPassword.mutate({ email });
  const token = tokenIn(await server.mailTo(email, /Reset your password/));
  await server.client().auth.resetPassword.mutate({ token, password: PASSWORD });
  expect(await statusOf(id)).toBe('active');
});

test('a user created with a password is active at once', async () => {
  const user = await users.create.mutate({ email: newEmail(), password: PASSWORD });
  expect(user.status).toBe('active');
});

test('deactivating ends the invitation, and activating makes it invited again', async () => {
  const { id, token } = await invite();
  expect((await users.deactivate.mutate({ id })).status).toBe('inactive');
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');
  expect((await users.activate.mutate({ id })).status).toBe('invited');
  expect((await users.activate.mutate({ id })).status).toBe('invited');
  const { items } = await audit.list.query({ target: id });
  expect(items.map(({ action, before, after }) => [action, before?.status, after?.status])).toEqual(
    [
      ['user.activated', 'inactive', 'invited'],
      ['user.deactivated', 'invited', 'inactive'],
      ['user.created', undefined, undefined],
    ],
  );
});

test('reverting a deactivation, alone or of many, gives back what they were', async () => {
  const [one, member] = [await invite(), await newUser(server)];
  const ids = [one.id, member.user.id];
  const result = await users.bulk.mutate({ action: 'deactivate', ids });
  expect(result).toMatchObject({ succeeded: 2, failed: 0 });
  const { items } = await audit.list.query({ target: one.id });
  expect((await refusal(accept(one.token))).code).toBe('TOKEN_INVALID');
  await audit.revertRequest.mutate({ requestId: items[0]?.requestId ?? '' });
  expect(await statusOf(one.id)).toBe('invited');
  expect(await statusOf(member.user.id)).toBe('active');
  expect(await users.bulk.mutate({ action: 'activate', ids })).toMatchObject({ succeeded: 2 });
  expect(await statusOf(one.id)).toBe('invited');
  await accept(one.token);
  expect(await statusOf(one.id)).toBe('active');
});

test('activating revives no invitation, as reverting does', async () => {
  const { id, token } = await invite();
  await users.deactivate.mutate({ id });
  await users.activate.mutate({ id });
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');
});

test('no one sets it by hand', async () => {
  const { user } = await newUser(server);
  const response = await fetch(`${server.url}/api/v1/users/${user.id}`, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${admin.tokens.accessToken}`,
    },
    body: JSON.stringify({ status: 'invited' }),
  });
  expect(response.status).toBe(400);
  const { id } = await invite();
  expect((await admin.client.user.update.mutate({ id, status: 'active' })).status).toBe('invited');
});

test('what happens to the account before they come is not mailed', async () => {
  const { id } = await invite();
  await users.setRole.mutate({ id, role: 'admin' });
  await users.deactivate.mutate({ id });
  const { items } = await admin.client.admin.mail.list.query({ userId: id });
  expect(items.map(({ kind }) => kind)).toEqual(['invitation']);
});

test('exports say it', async () => {
  const { email } = await invite();
  const response = await fetch(`${server.url}/api/v1/admin/users.csv?status=invited`, {
    headers: { authorization: `Bearer ${admin.tokens.accessToken}` },
  });
  const lines = (await response.text()).split('\r\n');
  expect(lines.find((line) => line.includes(email))).toContain('"invited"');
  expect(lines.slice(1, -1).every((line) => line.includes('"invited"'))).toBe(true);
});

test('an administrator who never came is not one who is left', async () => {
  const { id, token } = await invite({ role: 'admin' });
  const self = admin.user.id;
  const demote = () => users.setRole.mutate({ id: self, role: 'user' });
  expect((await refusal(demote())).code).toBe('LAST_ADMIN');
  await accept(token);
  const other = await signIn(server, (await users.get.query({ id })).user.email);
  expect((await demote()).role).toBe('user');
  await other.client.admin.users.setRole.mutate({ id: self, role: 'admin' });
});
