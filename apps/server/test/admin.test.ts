import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Admin = Awaited<ReturnType<typeof newAdmin>>;

describe('the first administrator', () => {
  it('comes from the setup link, once', async () => {
    const server = await startTestServer();
    await newUser(server);
    const admin = await newAdmin(server);
    expect(admin.user).toMatchObject({ role: 'admin', status: 'active' });
    const call = server
      .client()
      .auth.setup.mutate({ token: 'anything', email: newEmail(), password: PASSWORD });
    expect((await refusal(call)).code).toBe('TOKEN_INVALID');
    await server.stop();
  });
});

describe('admin.users', () => {
  let server: TestServer;
  let admin: Admin;
  beforeAll(async () => {
    server = await startTestServer();
    admin = await newAdmin(server);
  });
  afterAll(() => server.stop());

  it('changes a role, tells the person, and takes what the old role could do', async () => {
    const { user, email } = await newUser(server);
    const promoted = await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    expect(promoted.role).toBe('admin');
    const second = await signIn(server, email);
    expect((await second.client.admin.users.list.query({})).total).toBeGreaterThan(1);
    await server.mailTo(email, /role was changed/);

    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' });
    expect((await refusal(second.client.admin.users.list.query({}))).code).toBe('SESSION_EXPIRED');
    const again = await signIn(server, email);
    expect(await refusal(again.client.admin.users.list.query({}))).toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
    });
  });

  it('deactivates: every credential is dead at once, and stays dead', async () => {
    const { user, email, client, tokens } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD });
    const inactive = await admin.client.admin.users.deactivate.mutate({ id: user.id });
    expect(inactive.status).toBe('inactive');
    for (const call of [
      () => client.user.me.query(),
      () => server.client(session.token).user.me.query(),
      () => server.client().auth.refresh.mutate({ refreshToken: tokens.refreshToken }),
    ]) {
      expect((await refusal(call())).code).toBe('SESSION_EXPIRED');
    }
    const login = (password: string) => server.client().auth.login.mutate({ email, password });
    expect(await refusal(login(PASSWORD))).toMatchObject({ code: 'ACCOUNT_INACTIVE', status: 403 });
    expect((await refusal(login('not the passphrase'))).code).toBe('INVALID_CREDENTIALS');
    await server.mailTo(email, /deactivated/);

    await admin.client.admin.users.activate.mutate({ id: user.id });
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await login(PASSWORD)).user.status).toBe('active');
  });

  it('refuses what would harm the caller or leave no one in charge', async () => {
    const { id } = admin.user;
    expect(await refusal(admin.client.admin.users.deactivate.mutate({ id }))).toMatchObject({
      code: 'SELF_TARGET',
      status: 409,
    });
    expect(
      await refusal(admin.client.admin.users.setRole.mutate({ id, role: 'user' })),
    ).toMatchObject({ code: 'LAST_ADMIN', status: 409 });
    expect((await admin.client.user.me.query()).role).toBe('admin');
  });

  it('never loses the last administrator to crossing demotions, ten rounds', async () => {
    const other = await newUser(server);
    for (let round = 0; round < 10; round++) {
      await admin.client.admin.users.setRole.mutate({ id: other.user.id, role: 'admin' });
      const second = await signIn(server, other.email);
      const outcomes = await Promise.allSettled([
        admin.client.admin.users.setRole.mutate({ id: second.user.id, role: 'user' }),
        second.client.admin.users.setRole.mutate({ id: admin.user.id, role: 'user' }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const isAdminLeft = outcomes[0]?.status === 'fulfilled';
      if (!isAdminLeft) {
        await second.client.admin.users.setRole.mutate({ id: admin.user.id, role: 'admin' });
        admin = await signIn(server, admin.email);
      }
    }
    const { total } = await admin.client.admin.users.list.query({ role: 'admin' });
    expect(total).toBeGreaterThanOrEqual(1);
  });

  it('asks for the password again when it was given long ago', async () => {
    const { user } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    const web = server.client(session.token);
    server.advance(15 * 60 + 1);
    const setRole = (role: 'admin' | 'user') =>
      web.admin.users.setRole.mutate({ id: user.id, role });
    expect(await refusal(setRole('admin'))).toMatchObject({ code: 'REAUTH_REQUIRED', status: 403 });
    await web.auth.reauthenticate.mutate({ password: PASSWORD });
    expect((await setRole('admin')).role).toBe('admin');
    expect((await setRole('user')).role).toBe('user');
    admin = await signIn(server, admin.email);
  });

  it('answers NOT_FOUND for no one', async () => {
    const id = 'usr_00000000000000000000000000';
    for (const call of [
      () => admin.client.admin.users.setRole.mutate({ id, role: 'user' }),
      () => admin.client.admin.users.activate.mutate({ id }),
      () => admin.client.admin.users.deactivate.mutate({ id }),
      () => admin.client.user.get.query({ id }),
    ]) {
      expect(await refusal(call())).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    }
  });
});
