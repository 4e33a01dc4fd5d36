import { openDatabase } from '@rolecall/db/database';
import { sessions } from '@rolecall/db/tables/sessions';
import { apiClient, type Client } from '@rolecall/testkit/client';
import { type Cluster, type Node, startCluster } from '@rolecall/testkit/cluster';
import { LASTING_LOCKOUT } from '@rolecall/testkit/limits';
import { newEmail, PASSWORD, signUp } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uploadImport } from './upload-import.ts';

/** Longer ago than a password counts as just confirmed. */
const LONG_AGO_MS = 86_400_000;
const setup = { email: newEmail(), password: PASSWORD };
let cluster: Cluster;
let one: Node;
let other: Node;
let admin: Client;
let adminThere: Client;

/** Someone who is signed in on the first node, as seen by both. */
async function personOf(node: Node) {
  const { user, email, tokens } = await signUp((token) => apiClient(node.url, token));
  const here = apiClient(one.url, tokens.accessToken);
  const there = apiClient(other.url, tokens.accessToken);
  return { user, email, tokens, here, there };
}

/**
 * From here on the other node's replica stays as it is, and in sync by its own account for two
 * seconds: what it just wrote itself was the last that it has seen.
 */
async function leaveOtherBehind(): Promise<void> {
  await signUp((token) => apiClient(other.url, token));
}

beforeAll(async () => {
  // A replica catches up by itself once an hour, and else with what its own node writes.
  cluster = await startCluster({
    DATABASE_SYNC_SECONDS: '3600',
    RATE_LIMITS: LASTING_LOCKOUT,
    UNDO_SECONDS: '0',
  });
  [one, other] = cluster.nodes;
  const token = await one.printed(/\/setup#(\S+)/);
  await apiClient(one.url).auth.setup.mutate({ token, ...setup });
  const { tokens } = await apiClient(one.url).auth.login.mutate(setup);
  admin = apiClient(one.url, tokens.accessToken);
  adminThere = apiClient(other.url, tokens.accessToken);
  await adminThere.user.me.query();
});
afterAll(() => cluster.stop());

it('what was just written is found', async () => {
  const { here, there } = await personOf(one);
  await leaveOtherBehind();
  const post = await here.post.create.mutate({ title: crypto.randomUUID(), content: 'Hello' });
  expect((await there.post.get.query({ id: post.id })).id).toBe(post.id);
  await leaveOtherBehind();
  const next = await here.post.create.mutate({ title: crypto.randomUUID(), content: 'Hello' });
  await here.comment.create.mutate({ postId: next.id, content: 'Hi' });
  // The post is not missed; its comments may be, for as long as the replica has the post alone.
  await expect(there.comment.list.query({ postId: next.id })).resolves.toHaveProperty('items');

  await leaveOtherBehind();
  const invited = await admin.admin.users.create.mutate({ email: newEmail(), role: 'user' });
  const { id } = invited;
  expect((await adminThere.user.get.query({ id })).email).toBe(invited.email);
  expect((await adminThere.admin.users.get.query({ id })).user.id).toBe(id);
  expect((await adminThere.admin.users.diagnose.query({ id })).checks).not.toEqual([]);
  const { items: mails } = await admin.admin.mail.list.query({ userId: id });
  const mail = mails[0]?.id ?? '';
  expect((await adminThere.admin.mail.get.query({ id: mail })).id).toBe(mail);
});

it('the session that was just begun is in its own list', async () => {
  const { email } = await personOf(one);
  await leaveOtherBehind();
  const { tokens } = await apiClient(one.url).auth.login.mutate({ email, password: PASSWORD });
  const { items } = await apiClient(other.url, tokens.accessToken).user.sessions.query();
  expect(items.filter(({ current }) => current)).toHaveLength(1);
});

it('who was just made an admin is one', async () => {
  const { user, there } = await personOf(one);
  await there.user.me.query();
  await leaveOtherBehind();
  await admin.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  expect((await there.admin.users.list.query({ perPage: 1 })).items).toHaveLength(1);
  const { items } = await admin.admin.audit.list.query({ actor: user.id, action: 'access.denied' });
  expect(items).toEqual([]);
});

it('who was just made an admin goes on with what users do', async () => {
  const { user, there } = await personOf(one);
  await there.user.me.query();
  await leaveOtherBehind();
  await admin.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  const changed = await there.user.updateProfile.mutate({ firstName: 'Sam' });
  expect(changed).toMatchObject({ firstName: 'Sam', role: 'admin' });
});

it('an invitation that was just made can be looked at and accepted', async () => {
  await leaveOtherBehind();
  const { id } = await admin.admin.users.create.mutate({ email: newEmail(), role: 'user' });
  const { link: url } = await admin.admin.users.invitationLink.mutate({ id });
  const token = new URL(url).searchParams.get('token') ?? '';
  const client = apiClient(other.url);
  const seen = await client.auth.inspectLink.query({ purpose: 'invitation', token });
  expect(seen.state).toBe('usable');
  const accepted = await client.auth.acceptInvitation.mutate({ token, password: PASSWORD });
  expect(accepted.user.id).toBe(id);
});

it('an invitation counts for the email that was just corrected', async () => {
  const { id } = await admin.admin.users.create.mutate({ email: newEmail(), role: 'user' });
  await leaveOtherBehind();
  const email = newEmail();
  await admin.admin.users.update.mutate({ id, email });
  const { link: url } = await admin.admin.users.invitationLink.mutate({ id });
  const token = new URL(url).searchParams.get('token') ?? '';
  const accepted = await apiClient(other.url).auth.acceptInvitation.mutate({
    token,
    password: PASSWORD,
  });
  expect(accepted.user.email).toBe(email);
});

it('who was just activated can be mailed a link', async () => {
  const { user } = await personOf(one);
  await admin.admin.users.deactivate.mutate({ id: user.id });
  await leaveOtherBehind();
  await admin.admin.users.activate.mutate({ id: user.id });
  expect(await adminThere.admin.users.sendPasswordReset.mutate({ id: user.id })).toMatchObject({
    ok: true,
  });
});

it('what was just done to many can be reverted', async () => {
  const people = await Promise.all([personOf(one), personOf(one)]);
  const ids = people.map(({ user }) => user.id);
  await leaveOtherBehind();
  await admin.admin.users.bulk.mutate({ action: 'deactivate', ids });
  const { items } = await admin.admin.audit.list.query({ target: ids[0] });
  const requestId = items.find(({ action }) => action === 'user.deactivated')?.requestId ?? '';
  const preview = await adminThere.admin.audit.previewRevert.query({ requestId });
  expect(preview).toMatchObject({ total: 2, changes: 2 });
  await leaveOtherBehind();
  expect(await adminThere.admin.audit.revertRequest.mutate({ requestId })).toMatchObject({
    succeeded: 2,
  });
});

it('an import that was just begun is found, and goes on', async () => {
  await leaveOtherBehind();
  const { id } = await uploadImport(admin, `email\n${newEmail()}\n`, 'users.csv');
  expect((await adminThere.admin.imports.get.query({ id })).id).toBe(id);
  expect((await adminThere.admin.imports.plan.mutate({ id })).id).toBe(id);
});

it('who is not locked out any more can sign in', async () => {
  const { user, email } = await personOf(one);
  const attempt = () => apiClient(one.url).auth.login.mutate({ email, password: 'wrong' });
  for (let n = 0; n < 10; n++) await refusal(attempt());
  expect((await refusal(attempt())).code).toBe('RATE_LIMITED');
  await leaveOtherBehind();
  await admin.admin.users.clearThrottle.mutate({ id: user.id });
  const signedIn = await apiClient(other.url).auth.login.mutate({ email, password: PASSWORD });
  expect(signedIn.user.id).toBe(user.id);
});

it('a password that was just confirmed counts', async () => {
  const { user, here, there } = await personOf(one);
  const db = await openDatabase({ url: cluster.database.DATABASE_URL });
  const authenticatedAt = new Date(Date.now() - LONG_AGO_MS);
  await db.transaction((tx) => tx.update(sessions).set({ authenticatedAt }));
  await db.close();
  await leaveOtherBehind();
  expect((await refusal(there.user.exportData.query())).code).toBe('REAUTH_REQUIRED');
  await leaveOtherBehind();
  await here.auth.reauthenticate.mutate({ password: PASSWORD });
  expect((await there.user.exportData.query()).user.id).toBe(user.id);
});
