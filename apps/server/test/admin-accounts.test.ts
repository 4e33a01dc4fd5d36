import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
let admin = await newAdmin(server);

describe('admin.users.create', () => {
  it('invites someone who chooses a password by the link, within three days', async () => {
    const email = newEmail();
    const user = await admin.client.admin.users.create.mutate({
      email,
      firstName: 'Ines',
      role: 'admin',
    });
    expect(user).toMatchObject({
      email,
      firstName: 'Ines',
      role: 'admin',
      emailVerified: false,
      lastLoginAt: null,
    });
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    const token = tokenIn(await server.mailTo(email, /^Ada invited you to Rolecall$/));
    server.advance(71 * 3600);
    await server.client().auth.resetPassword.mutate({ token, password: PASSWORD });
    expect((await signIn(server, email)).user).toMatchObject({
      emailVerified: true,
      role: 'admin',
    });
    admin = await signIn(server, admin.email);
  });

  it('takes a password, too, and then mails a confirmation', async () => {
    const email = newEmail();
    await admin.client.admin.users.create.mutate({ email, password: PASSWORD });
    await server.mailTo(email, /Verify/);
    expect((await signIn(server, email)).user.role).toBe('user');
    expect((await refusal(admin.client.admin.users.create.mutate({ email }))).code).toBe(
      'EMAIL_TAKEN',
    );
    expect(
      (
        await refusal(
          admin.client.admin.users.create.mutate({ email: newEmail(), password: 'short' }),
        )
      ).code,
    ).toBe('WEAK_PASSWORD');
  });
});

describe('one account, seen by an administrator', () => {
  it('comes with sessions, counts and events', async () => {
    const { client, user, tokens, email } = await newUser(server);
    const { id: postId } = await client.post.create.mutate({ title: 'Mine', content: 'x' });
    await client.comment.create.mutate({ postId, content: 'y' });
    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    const details = await admin.client.admin.users.get.query({ id: user.id });
    expect(details.user).toMatchObject({ email, role: 'admin' });
    expect(details.counts).toEqual({ sessions: 1, posts: 1, comments: 1 });
    expect(details.sessions).toMatchObject([{ id: tokens.sessionId, current: false }]);
    expect(details.events[0]).toMatchObject({
      action: 'user.role_changed',
      actorId: admin.user.id,
      before: { role: 'user' },
      after: { role: 'admin' },
    });
    expect(details.events.map(({ action }) => action)).toContain('post.created');
    expect(JSON.stringify(details)).not.toMatch(/argon2|Hash/);
  });

  it('is changed: profile, email, verification', async () => {
    const { user, email } = await newUser(server);
    const wanted = newEmail();
    const changed = await admin.client.admin.users.update.mutate({
      id: user.id,
      lastName: 'Changed',
      email: wanted,
      emailVerified: true,
    });
    expect(changed).toMatchObject({ lastName: 'Changed', email: wanted, emailVerified: true });
    await server.mailTo(email, /email was changed/);
    expect(
      (await refusal(admin.client.admin.users.update.mutate({ id: 'usr_nobody', lastName: 'x' })))
        .code,
    ).toBe('NOT_FOUND');
    expect(
      (
        await refusal(
          admin.client.admin.users.update.mutate({ id: user.id, role: 'admin' } as never),
        )
      ).code,
    ).toBe('VALIDATION_FAILED');
  });

  it('loses its sessions, gets a reset link, and is deleted', async () => {
    const { user, email, client } = await newUser(server);
    const id = user.id;
    expect((await admin.client.admin.users.sessions.query({ id })).items).toHaveLength(1);
    await admin.client.admin.users.revokeSessions.mutate({ id });
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    await admin.client.admin.users.sendPasswordReset.mutate({ id });
    await server.mailTo(email, /Reset your password/);
    await admin.client.admin.users.delete.mutate({ id });
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    expect((await refusal(admin.client.admin.users.get.query({ id }))).code).toBe('NOT_FOUND');
    const { items } = await admin.client.admin.audit.list.query({ target: id });
    expect(items[0]).toMatchObject({ action: 'user.deleted', actorId: admin.user.id });
    expect(
      (await refusal(admin.client.admin.users.delete.mutate({ id: admin.user.id }))).code,
    ).toBe('SELF_TARGET');
  });

  it('is mailed by administrators no more often than the limits say', async () => {
    const { user, email, tokens } = await newUser(server);
    const { id } = user;
    const mail = (path: string, token = admin.tokens.accessToken) =>
      fetch(`${server.url}/api/v1/admin/users/${id}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await mail('verification')).status).toBe(200);
    const second = await mail('verification');
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    // What a stranger asks for counts apart, and who may not is not counted.
    const [ask, asked] = [server.client().auth.forgotPassword, { email }];
    for (let time = 0; time < 3; time++) await ask.mutate(asked);
    expect((await mail('password-reset', tokens.accessToken)).status).toBe(403);
    for (let time = 0; time < 3; time++) expect((await mail('password-reset')).status).toBe(200);
    const { users } = admin.client.admin;
    expect(await refusal(users.sendPasswordReset.mutate({ id }))).toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
    });
  });

  it('gets no reset link while deactivated', async () => {
    const { user } = await newUser(server);
    await admin.client.admin.users.deactivate.mutate({ id: user.id });
    expect(
      (await refusal(admin.client.admin.users.sendPasswordReset.mutate({ id: user.id }))).code,
    ).toBe('ACCOUNT_INACTIVE');
  });

  it('needs recent authentication for what cannot be taken back', async () => {
    const { user } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    const stale = server.client(session.token).admin.users;
    const id = user.id;
    for (const call of [
      () => stale.delete.mutate({ id }),
      () => stale.setRole.mutate({ id, role: 'admin' }),
      () => stale.update.mutate({ id, email: newEmail() }),
      () => stale.create.mutate({ email: newEmail(), role: 'admin' }),
    ]) {
      expect((await refusal(call())).code).toBe('REAUTH_REQUIRED');
    }
    expect((await stale.update.mutate({ id, firstName: 'Still' })).firstName).toBe('Still');
    admin = await signIn(server, admin.email);
  });
});

describe('the audit log', () => {
  it('is read in pages, by actor, target, action and time', async () => {
    const { client, user } = await newUser(server);
    for (let n = 0; n < 5; n++) await client.user.updateProfile.mutate({ firstName: `Name ${n}` });
    const list = admin.client.admin.audit.list;
    const mine = { actor: user.id, action: 'user.profile_updated' } as const;
    const first = await list.query({ ...mine, perPage: 3 });
    const second = await list.query({ ...mine, perPage: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ after }) => after?.firstName)).toEqual(
      [4, 3, 2, 1, 0].map((n) => `Name ${n}`),
    );
    expect(second.nextCursor).toBeNull();
    const future = new Date(Date.now() + 10 ** 9).toISOString();
    expect((await list.query({ ...mine, from: future })).items).toEqual([]);
    expect((await list.query({ ...mine, to: future })).items).toHaveLength(5);
    expect((await refusal(list.query({ cursor: 'x' }))).code).toBe('VALIDATION_FAILED');
    const headers = { authorization: `Bearer ${admin.tokens.accessToken}` };
    const unknown = await fetch(`${server.url}/api/v1/admin/audit?action=no.such`, { headers });
    expect(unknown.status).toBe(400);
  });

  it('names who is there, by the name they gave or their username, and no one else', async () => {
    const { id } = (await newUser(server)).user;
    const { users, audit } = admin.client.admin;
    await users.setRole.mutate({ id, role: 'admin' });
    await users.setRole.mutate({ id, role: 'user' });
    const byAdmin = { target: id, action: 'user.role_changed', perPage: 1 } as const;
    const named = { actorName: 'Ada', targetName: 'Pat Doe' };
    expect((await audit.list.query(byAdmin)).items).toMatchObject([named]);
    expect((await users.get.query({ id })).events[0]).toMatchObject(named);
    await users.update.mutate({ id, firstName: '', lastName: '', username: id.slice(4) });
    const nameless = { actorName: 'Ada', targetName: id.slice(4) };
    expect((await audit.list.query(byAdmin)).items).toMatchObject([nameless]);
    await users.delete.mutate({ id });
    const gone = { actorName: 'Ada', targetId: id, targetName: null };
    expect((await audit.list.query(byAdmin)).items).toMatchObject([gone]);
    const own = (await audit.list.query({ actor: id, perPage: 1 })).items;
    expect(own).toMatchObject([{ actorName: null, actorId: id }]);
    const bySystem = (await audit.list.query({ actor: 'test' })).items;
    expect(bySystem).toMatchObject([{ actorName: null, targetName: null }]);
  });
});

describe('the mail log', () => {
  it('says what was sent to whom, without secrets', async () => {
    const { user, email } = await newUser(server);
    const mail = await server.mailTo(email, /Verify/);
    const list = () => admin.client.admin.mail.list.query({ userId: user.id });
    await expect.poll(async () => (await list()).items[0]?.status).toBe('kept');
    const { items } = await list();
    expect(items).toMatchObject([
      {
        kind: 'verify-email',
        to: email,
        status: 'kept',
        attempts: 1,
        lastError: null,
        nextAttemptAt: null,
      },
    ]);
    expect(JSON.stringify(items)).not.toContain(tokenIn(mail));
    const kept = await admin.client.admin.mail.list.query({ status: 'kept', perPage: 2 });
    const next = await admin.client.admin.mail.list.query({
      status: 'kept',
      perPage: 2,
      cursor: kept.nextCursor ?? '',
    });
    expect(new Set([...kept.items, ...next.items].map(({ id }) => id)).size).toBe(4);
    const sent = await admin.client.admin.mail.list.query({ status: 'sent' });
    expect(sent.items).toEqual([]);
  });
});

describe('the figures', () => {
  it('add up, and have every one of thirty days', async () => {
    const own = await startTestServer();
    const boss = await newAdmin(own);
    const people = [await newUser(own), await newUser(own), await newUser(own)];
    await boss.client.admin.users.deactivate.mutate({ id: people[0]?.user.id ?? '' });
    await boss.client.admin.users.create.mutate({ email: newEmail() });
    const stats = await boss.client.admin.stats.query();
    expect(stats.users).toEqual({
      total: 5,
      byRole: { admin: 1, user: 4 },
      byStatus: { active: 3, inactive: 1, invited: 1 },
      verified: 1,
      unverified: 4,
    });
    expect(stats.signUps).toHaveLength(30);
    expect(stats.signUps.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), count: 3 });
    expect(stats.before).toEqual({ signUps: 0, signIns: 0 });
    expect(stats.signIns.at(-1)?.count).toBe(4);
    expect(stats.signIns.slice(0, -1).every(({ count }) => count === 0)).toBe(true);
    await own.stop();
  });
});
