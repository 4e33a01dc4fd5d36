import { systemContext } from '@rolecall/core/context';
import { createAdmin } from '@rolecall/core/installation/create-admin';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

type Person = Awaited<ReturnType<typeof newUser>>;
/** The newest event about someone. */
async function newest(target: string) {
  const { items } = await admin.client.admin.audit.list.query({ target, perPage: 1 });
  return items[0];
}

const by = (actorId: string | null) => ({
  actorKind: actorId === null ? 'anonymous' : 'user',
  actorId,
});

/** What is done to someone in which way, and what the audit log has to say. */
const WAYS: [string, (person: Person) => Promise<object>][] = [
  [
    'an admin marks an email as verified',
    async ({ user: { id } }) => {
      await admin.client.admin.users.update.mutate({ id, emailVerified: true });
      const values = { before: { emailVerified: false }, after: { emailVerified: true } };
      return { action: 'user.email_changed', ...values, ...by(admin.user.id) };
    },
  ],
  [
    'the link verifies it',
    async ({ email, client, user }) => {
      const token = tokenIn(await server.mailTo(email, /Verify your email/));
      await client.auth.verifyEmail.mutate({ token });
      return { action: 'user.email_verified', ...by(user.id) };
    },
  ],
  [
    'a reset verifies it, too, and says so',
    async ({ email }) => {
      await server.client().auth.forgotPassword.mutate({ email });
      const token = tokenIn(await server.mailTo(email, /Reset your password/));
      const password = 'four unrelated words there';
      await server.client().auth.resetPassword.mutate({ token, password });
      return { action: 'user.password_reset', after: { emailVerified: true }, ...by(null) };
    },
  ],
  [
    'somebody signs out',
    async ({ client, user }) => {
      await client.auth.logout.mutate();
      return { action: 'session.ended', after: null, ...by(user.id) };
    },
  ],
  [
    'somebody ends another of their sessions',
    async ({ client, email, user }) => {
      const { tokens } = await signIn(server, email);
      await client.user.revokeSession.mutate({ id: tokens.sessionId });
      return { action: 'session.ended', after: { ended: 'another' }, ...by(user.id) };
    },
  ],
  [
    'somebody ends their own session by its id',
    async ({ client, tokens, user }) => {
      await client.user.revokeSession.mutate({ id: tokens.sessionId });
      return { action: 'session.ended', after: null, ...by(user.id) };
    },
  ],
  [
    'somebody ends the others',
    async ({ client, user }) => {
      await client.user.revokeOtherSessions.mutate();
      return { action: 'session.ended', after: { ended: 'others' }, ...by(user.id) };
    },
  ],
  [
    'somebody signs out everywhere',
    async ({ client, user }) => {
      await client.auth.logoutAll.mutate();
      return { action: 'session.ended', after: { ended: 'all' }, ...by(user.id) };
    },
  ],
  [
    'an admin signs them out',
    async ({ user: { id } }) => {
      await admin.client.admin.users.revokeSessions.mutate({ id });
      return { action: 'session.ended', after: { ended: 'all' }, ...by(admin.user.id) };
    },
  ],
  [
    'an admin signs many out',
    async ({ user: { id } }) => {
      const ids = ['usr_nobody', id];
      await admin.client.admin.users.bulk.mutate({ action: 'revokeSessions', ids });
      return { action: 'session.ended', after: { ended: 'all' }, ...by(admin.user.id) };
    },
  ],
  [
    'an admin changes their profile',
    async ({ user: { id } }) => {
      await admin.client.admin.users.update.mutate({ id, fullName: 'Grace Hopper' });
      return { action: 'user.profile_updated', ...by(admin.user.id) };
    },
  ],
  [
    'they change it themselves',
    async ({ client, user }) => {
      await client.user.updateProfile.mutate({ fullName: 'Grace Hopper' });
      return { action: 'user.profile_updated', ...by(user.id) };
    },
  ],
];

it.each(WAYS)('tells who did it: %s', async (_, act) => {
  const person = await newUser(server);
  const expected = await act(person);
  expect(await newest(person.user.id)).toMatchObject(expected);
});

it('tells who reverted a change, which someone else had made', async () => {
  const { client, user } = await newUser(server);
  await client.user.updateProfile.mutate({ firstName: 'Grace' });
  const change = await newest(user.id);
  await admin.client.admin.audit.revert.mutate({ id: change?.id ?? '' });
  const undoing = await newest(user.id);
  expect(undoing).toMatchObject({ revertOf: change?.id, ...by(admin.user.id) });
  const { items } = await admin.client.admin.audit.list.query({ id: change?.id ?? '' });
  expect(items).toMatchObject([
    { ...by(user.id), revertedBy: undoing?.id, revertedByName: admin.user.fullName },
  ]);
});

it('tells the machine from people', async () => {
  const email = newEmail();
  const { user } = await createAdmin(systemContext(server.core, 'command line'), { email });
  const made = { action: 'user.created', actorKind: 'system', actorId: 'command line' };
  expect(await newest(user.id)).toMatchObject(made);
  const other = await newUser(server);
  await expect(signIn(server, other.email, `not ${PASSWORD}`)).rejects.toThrow();
  expect(await newest(other.user.id)).toMatchObject({ action: 'session.refused', ...by(null) });
});
