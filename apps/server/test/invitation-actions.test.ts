import { purgeExpired } from '@rolecall/core/maintenance/purge-expired';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeEach, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
let admin = await newAdmin(server);
beforeEach(async () => {
  admin = await signIn(server, admin.email);
});

const users = () => admin.client.admin.users;
const auth = () => server.client().auth;
const accept = (token: string) => auth().acceptInvitation.mutate({ token, password: PASSWORD });
const inspect = (token: string) => auth().inspectLink.query({ purpose: 'invitation', token });
const actionsOn = async (id: string) =>
  (await admin.client.admin.audit.list.query({ target: id })).items.map(({ action }) => action);

async function invited() {
  const email = newEmail();
  const { items } = await users().invite.mutate({ emails: [email] });
  const token = tokenIn(await server.mailTo(email, /invited/));
  return { id: items[0]?.userId ?? '', email, token };
}

test('the page of an invited user knows when it was sent and when it expires', async () => {
  const { id, token } = await invited();
  const { invitation } = await users().get.query({ id });
  expect(invitation).toMatchObject({ mail: { status: 'kept' } });
  const { createdAt = '', expiresAt = '' } = invitation?.link ?? {};
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(72 * 3600 * 1000);
  await accept(token);
  expect((await users().get.query({ id })).invitation).toBeNull();
});

test('a resent invitation has a link that replaces the earlier one', async () => {
  const { id, email, token } = await invited();
  await users().resendInvitation.mutate({ id });
  const newer = tokenIn(await server.mailTo(email, /invited/, 1));
  expect(newer).not.toBe(token);
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');
  expect((await inspect(token)).state).toBe('unknown');
  expect((await accept(newer)).user.status).toBe('active');
  expect(await actionsOn(id)).toContain('user.invitation_sent');
});

test('a copied link works once, and the mailed one no more', async () => {
  const { id, token } = await invited();
  const { link, expiresAt } = await users().invitationLink.mutate({ id });
  expect(link).toContain('/accept-invitation?token=');
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  const copied = new URL(link).searchParams.get('token') ?? '';
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');
  expect(await inspect(copied)).toMatchObject({ state: 'usable' });
  const { items } = await admin.client.admin.audit.list.query({
    action: 'user.invitation_link_created',
  });
  expect(items[0]).toMatchObject({ targetId: id, actorId: admin.user.id });
  expect(JSON.stringify(items)).not.toContain(copied);
  await accept(copied);
  expect((await refusal(accept(copied))).code).toBe('TOKEN_INVALID');
  expect((await inspect(copied)).state).toBe('used');
});

test('a link is shown to who confirmed their password a short while ago', async () => {
  const { id } = await invited();
  server.advance(16 * 60);
  const { tokens } = await auth().refresh.mutate({ refreshToken: admin.tokens.refreshToken });
  const stale = server.client(tokens.accessToken);
  const asked = stale.admin.users.invitationLink.mutate({ id });
  expect((await refusal(asked)).code).toBe('REAUTH_REQUIRED');
});

test('a revoked invitation says so, and its email is free again', async () => {
  const { id, email, token } = await invited();
  await users().revokeInvitation.mutate({ id });
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');
  const reset = auth().resetPassword.mutate({ token, password: PASSWORD });
  expect((await refusal(reset)).code).toBe('TOKEN_INVALID');
  const names = { firstName: '', lastName: '' };
  const told = { state: 'revoked', email, ...names, isYours: false, hasPassword: false };
  expect(await inspect(token)).toEqual(told);
  expect((await refusal(users().get.query({ id }))).code).toBe('NOT_FOUND');
  expect(await actionsOn(id)).toContain('user.invitation_revoked');
  // Whoever has the link may be someone else, and isn't told of an account.
  const { client } = await newUser(server, email);
  expect(await inspect(token)).toEqual(told);
  const own = await client.auth.inspectLink.query({ purpose: 'invitation', token });
  expect(own).toEqual({ ...told, isYours: true });
});

test('a deleted account’s invitation counts as revoked, and a used one does not', async () => {
  const [open, used] = [await invited(), await invited()];
  await accept(used.token);
  for (const { id } of [open, used]) await users().delete.mutate({ id });
  expect((await inspect(open.token)).state).toBe('revoked');
  expect((await inspect(used.token)).state).toBe('unknown');
});

test('revoked, one can be invited again', async () => {
  const { id, email, token } = await invited();
  await users().revokeInvitation.mutate({ id });
  expect(await users().invite.mutate({ emails: [email] })).toMatchObject({ succeeded: 1 });
  const newer = tokenIn(await server.mailTo(email, /invited/, 1));
  expect((await inspect(token)).state).toBe('revoked');
  expect((await accept(newer)).user.email).toBe(email);
});

test('there is nothing to do about an invitation that was accepted, or ended', async () => {
  const { id, token } = await invited();
  const all = () => [
    users().resendInvitation.mutate({ id }),
    users().invitationLink.mutate({ id }),
    users().revokeInvitation.mutate({ id }),
  ];
  await users().deactivate.mutate({ id });
  for (const call of all()) expect((await refusal(call)).code).toBe('ACCOUNT_INACTIVE');
  await users().activate.mutate({ id });
  expect((await inspect(token)).state).toBe('unknown');
  const { link } = await users().invitationLink.mutate({ id });
  await accept(new URL(link).searchParams.get('token') ?? '');
  for (const call of all()) expect((await refusal(call)).code).toBe('CONFLICT');
  await users().delete.mutate({ id });
  for (const call of all()) expect((await refusal(call)).code).toBe('NOT_FOUND');
});

test('an invitation whose account was deactivated says that, and no more', async () => {
  const { id, token } = await invited();
  const nothing = { email: null, firstName: '', lastName: '', isYours: false, hasPassword: false };
  await users().deactivate.mutate({ id });
  expect(await inspect(token)).toEqual({ ...nothing, state: 'deactivated' });
  expect((await refusal(accept(token))).code).toBe('TOKEN_INVALID');

  const accepted = await invited();
  await accept(accepted.token);
  await users().deactivate.mutate({ id: accepted.id });
  expect(await inspect(accepted.token)).toEqual({ ...nothing, state: 'unknown' });
});

test('fifty at once accept it once, while it is revoked', async () => {
  const { id, token } = await invited();
  const calls = [
    ...Array.from({ length: 50 }, () => accept(token)),
    users().revokeInvitation.mutate({ id }),
  ];
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('an expired invitation says so for a month', async () => {
  const { token } = await invited();
  server.advance(20 * 24 * 3600);
  await purgeExpired(server.core);
  expect((await inspect(token)).state).toBe('expired');
  server.advance(20 * 24 * 3600);
  await purgeExpired(server.core);
  expect((await inspect(token)).state).toBe('unknown');
});
