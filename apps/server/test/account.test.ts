import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const NEW_PASSWORD = 'another long passphrase';
const server = await startTestServer();
afterAll(() => server.stop());

describe("one's own profile", () => {
  it('changes names and username, and nothing else', async () => {
    const { client, user } = await newUser(server);
    const username = `grace.${crypto.randomUUID().slice(0, 6)}`;
    const changed = await client.user.updateProfile.mutate({
      firstName: ' Grace ',
      lastName: '',
      username: username.toUpperCase(),
    });
    expect(changed).toEqual({
      ...user,
      firstName: 'Grace',
      lastName: '',
      fullName: 'Grace',
      username,
      updatedAt: expect.any(String),
    });
    const other = await newUser(server);
    expect(await refusal(other.client.user.updateProfile.mutate({ username }))).toMatchObject({
      code: 'USERNAME_TAKEN',
      fields: { username: [expect.any(String)] },
    });
  });

  it('takes the name in one, and counts a first or last name beside it', async () => {
    const own = await startTestServer();
    const admin = await newAdmin(own);
    const { client, user } = await newUser(own);
    const ways = [
      (names: object) => client.user.updateProfile.mutate(names),
      (names: object) => client.user.update.mutate({ id: user.id, ...names }),
      (names: object) => admin.client.admin.users.update.mutate({ id: user.id, ...names }),
    ];
    for (const change of ways) {
      const named = async (names: object) => {
        const { firstName, lastName, fullName } = await change(names);
        return [firstName, lastName, fullName];
      };
      expect(await named({ fullName: ' Grace Brewster  Hopper ' })).toEqual([
        'Grace Brewster',
        'Hopper',
        'Grace Brewster Hopper',
      ]);
      expect(await named({ fullName: 'Ada King', lastName: 'Lovelace' })).toEqual([
        'Ada',
        'Lovelace',
        'Ada Lovelace',
      ]);
      expect(await named({ fullName: 'Ada King', firstName: '' })).toEqual(['', 'King', 'King']);
      expect(await named({ fullName: 'Plato' })).toEqual(['Plato', '', 'Plato']);
      const long = `${'a'.repeat(100)} ${'b'.repeat(100)}`;
      expect((await named({ fullName: long }))[2]).toBe(long);
      expect(await named({ fullName: '\u200b' })).toEqual(['', '', '']);
      expect(await refusal(change({ fullName: 'a'.repeat(101) }))).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { fullName: [expect.any(String)] },
      });
    }
    await own.stop();
  });

  it.each(['role', 'status', 'emailVerified', 'id', 'userId', 'passwordHash', '__proto__'])(
    'refuses the field %s',
    async (field) => {
      const { client, user } = await newUser(server);
      const input = JSON.parse(`{"firstName":"X","${field}":"admin"}`);
      expect((await refusal(client.user.updateProfile.mutate(input))).code).toBe(
        'VALIDATION_FAILED',
      );
      expect(await client.user.me.query()).toEqual(user);
    },
  );
});

describe('user.update', () => {
  it("is for one's own profile, and tells nothing of others", async () => {
    const { client, user } = await newUser(server);
    const other = await newUser(server);
    expect((await client.user.update.mutate({ id: user.id, firstName: 'Lin' })).firstName).toBe(
      'Lin',
    );
    expect(
      await refusal(client.user.update.mutate({ id: other.user.id, firstName: 'Lin' })),
    ).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    for (const change of [
      { role: 'admin' },
      { status: 'inactive' },
      { email: newEmail() },
    ] as const) {
      expect(await refusal(client.user.update.mutate({ id: user.id, ...change }))).toMatchObject({
        code: 'FORBIDDEN',
        status: 403,
      });
    }
  });

  it('lets an administrator change everything at once, or nothing', async () => {
    const own = await startTestServer();
    const admin = await newAdmin(own);
    const { user } = await newUser(own);
    const taken = await newUser(own);
    const id = user.id;
    expect(
      (
        await refusal(
          admin.client.user.update.mutate({
            id,
            firstName: 'New',
            role: 'admin',
            email: taken.email,
          }),
        )
      ).code,
    ).toBe('EMAIL_TAKEN');
    expect(await admin.client.user.get.query({ id })).toEqual(user);
    const email = newEmail();
    const changed = await admin.client.user.update.mutate({
      id,
      firstName: 'New',
      role: 'admin',
      email,
    });
    expect(changed).toMatchObject({ firstName: 'New', role: 'admin', email });
    await own.mailTo(user.email, /email was changed/);
    expect(changed.emailVerified).toBe(false);
    const token = tokenIn(await own.mailTo(email, /Verify your email/));
    await own.client().auth.verifyEmail.mutate({ token, password: PASSWORD });
    expect((await admin.client.user.get.query({ id })).emailVerified).toBe(true);
    const self = admin.user.id;
    expect(
      (await refusal(admin.client.user.update.mutate({ id: self, status: 'inactive' }))).code,
    ).toBe('SELF_TARGET');
    own.advance(15 * 60 + 1);
    const { session } = await own
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    own.advance(15 * 60 + 1);
    expect(
      (await refusal(own.client(session.token).user.update.mutate({ id, role: 'user' }))).code,
    ).toBe('REAUTH_REQUIRED');
    await own.stop();
  });
});

describe('a change of password', () => {
  it('ends the other sessions, keeps this one and tells the owner', async () => {
    const { client, email } = await newUser(server);
    const other = await signIn(server, email);
    const change = (currentPassword: string, newPassword = NEW_PASSWORD) =>
      client.user.changePassword.mutate({ currentPassword, newPassword });
    expect(await refusal(change('not the passphrase'))).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      fields: { currentPassword: [expect.any(String)] },
    });
    expect(await refusal(change(PASSWORD, 'short'))).toMatchObject({
      code: 'WEAK_PASSWORD',
      fields: { newPassword: [expect.any(String)] },
    });
    await change(PASSWORD);
    expect((await client.user.me.query()).email).toBe(email);
    expect((await refusal(other.client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    expect((await signIn(server, email, NEW_PASSWORD)).user.email).toBe(email);
    await server.mailTo(email, /password was changed/);
  });

  it('has to be one: the same password again is refused, however it is written', async () => {
    const password = 'crème brûlée for supper';
    const { client } = await newUser(server);
    await client.user.changePassword.mutate({ currentPassword: PASSWORD, newPassword: password });
    const call = client.user.changePassword.mutate({
      currentPassword: password,
      newPassword: password.normalize('NFD'),
    });
    expect(await refusal(call)).toMatchObject({
      code: 'PASSWORD_UNCHANGED',
      status: 400,
      fields: { newPassword: [expect.any(String)] },
    });
    const guess = client.user.changePassword.mutate({
      currentPassword: 'not the passphrase',
      newPassword: password,
    });
    expect((await refusal(guess)).code).toBe('INVALID_CREDENTIALS');
  });
});

describe('a change of email', () => {
  it('happens when the new email confirms it, and the old one is told', async () => {
    const { client, email } = await newUser(server);
    const changedEmail = newEmail();
    const request = (password: string) =>
      client.user.requestEmailChange.mutate({ newEmail: changedEmail, password });
    expect((await refusal(request('not the passphrase'))).code).toBe('INVALID_CREDENTIALS');
    const same = client.user.requestEmailChange.mutate({ newEmail: email, password: PASSWORD });
    expect(await refusal(same)).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { newEmail: [expect.any(String)] },
    });
    expect(await request(PASSWORD)).toEqual({ ok: true });
    await server.mailTo(email, /Email change requested/);
    const token = tokenIn(await server.mailTo(changedEmail, /Verify your new/));
    expect((await client.user.me.query()).email).toBe(email);
    await server.client().user.confirmEmailChange.mutate({ token });
    expect(await client.user.me.query()).toMatchObject({
      email: changedEmail,
      emailVerified: true,
    });
    await server.mailTo(email, /email was changed/);
    expect((await refusal(server.client().user.confirmEmailChange.mutate({ token }))).code).toBe(
      'TOKEN_INVALID',
    );
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    expect((await signIn(server, changedEmail)).user.email).toBe(changedEmail);
  });

  it('answers the same for an email that has an account, whose owner is told', async () => {
    const { client } = await newUser(server);
    const other = await newUser(server);
    expect(
      await client.user.requestEmailChange.mutate({ newEmail: other.email, password: PASSWORD }),
    ).toEqual({ ok: true });
    await server.mailTo(other.email, /already have an account/);
    expect(await server.mailsTo(other.email, /Verify your new/)).toEqual([]);
  });

  it('is refused when someone else took the email meanwhile', async () => {
    const { client, email } = await newUser(server);
    const wanted = newEmail();
    await client.user.requestEmailChange.mutate({ newEmail: wanted, password: PASSWORD });
    const token = tokenIn(await server.mailTo(wanted, /Verify your new/));
    await newUser(server, wanted);
    expect((await refusal(server.client().user.confirmEmailChange.mutate({ token }))).code).toBe(
      'EMAIL_TAKEN',
    );
    expect((await client.user.me.query()).email).toBe(email);
  });

  it('takes back a reset link that went to the old email', async () => {
    const { client, email } = await newUser(server);
    await server.client().auth.forgotPassword.mutate({ email });
    const reset = tokenIn(await server.mailTo(email, /Reset your password/));
    const wanted = newEmail();
    await client.user.requestEmailChange.mutate({ newEmail: wanted, password: PASSWORD });
    await server.client().user.confirmEmailChange.mutate({
      token: tokenIn(await server.mailTo(wanted, /Verify your new/)),
    });
    expect(
      (
        await refusal(
          server.client().auth.resetPassword.mutate({ token: reset, password: NEW_PASSWORD }),
        )
      ).code,
    ).toBe('TOKEN_INVALID');
  });
});

describe('sessions', () => {
  it('are listed with their devices, and ended one by one or all others at once', async () => {
    const { client, email, tokens } = await newUser(server);
    const browser = await fetch(`${server.url}/trpc/auth.createSession`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent':
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    const { session } = (await browser.json()).result.data;
    const third = await signIn(server, email);
    const { items } = await client.user.sessions.query();
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current).map(({ id }) => id)).toEqual([tokens.sessionId]);
    expect(items.find(({ id }) => id === session.id)).toMatchObject({
      device: 'Firefox on macOS',
      kind: 'web',
      address: '127.0.0.1',
    });
    const stranger = await newUser(server);
    expect(
      (await refusal(stranger.client.user.revokeSession.mutate({ id: session.id }))).code,
    ).toBe('NOT_FOUND');
    await client.user.revokeSession.mutate({ id: session.id });
    expect((await refusal(server.client(session.token).user.me.query())).code).toBe(
      'SESSION_EXPIRED',
    );
    await client.user.revokeOtherSessions.mutate();
    expect((await refusal(third.client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await client.user.sessions.query()).items).toHaveLength(1);
    await client.auth.logoutAll.mutate();
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
  });
});

describe('what is held about one', () => {
  it('comes complete and without secrets, to a fresh session', async () => {
    const { client, email, user } = await newUser(server);
    await server.mailTo(email, /Verify/);
    const data = await client.user.exportData.query();
    expect(data.user).toEqual(user);
    expect(data.sessions).toHaveLength(1);
    expect(data.mails).toMatchObject([{ kind: 'verify-email', status: 'kept' }]);
    expect(data.events.map(({ action }) => action)).toContain('user.registered');
    expect(JSON.stringify(data)).not.toMatch(/argon2|hash|token/i);
    server.advance(15 * 60 + 1);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    const web = server.client(session.token);
    expect(await refusal(web.user.exportData.query())).toMatchObject({
      code: 'REAUTH_REQUIRED',
      status: 403,
    });
    await web.auth.reauthenticate.mutate({ password: PASSWORD });
    expect((await web.user.exportData.query()).user.id).toBe(user.id);
  });
});

describe('deleting the account', () => {
  it('needs the password and leaves no way in', async () => {
    const { client, email, user } = await newUser(server);
    expect(
      (await refusal(client.user.deleteAccount.mutate({ password: 'a wrong guess' }))).code,
    ).toBe('INVALID_CREDENTIALS');
    await client.user.deleteAccount.mutate({ password: PASSWORD });
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    const again = await newUser(server, email);
    expect(again.user.id).not.toBe(user.id);
  });

  it('is not for administrators', async () => {
    const own = await startTestServer();
    const admin = await newAdmin(own);
    expect(
      (await refusal(admin.client.user.deleteAccount.mutate({ password: PASSWORD }))).code,
    ).toBe('SELF_TARGET');
    expect((await admin.client.user.me.query()).role).toBe('admin');
    await own.stop();
  });
});
