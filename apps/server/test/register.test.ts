import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

describe('auth.register', async () => {
  const server = await startTestServer();
  afterAll(() => server.stop());

  it('makes an account, signs it in and mails a link that verifies the email', async () => {
    const email = newEmail();
    const response = await server
      .client()
      .auth.register.mutate({ email, password: PASSWORD, fullName: 'Grace Brewster Hopper' });
    if (!('tokens' in response)) throw new Error('expected tokens');
    expect(response.user).toMatchObject({
      email,
      firstName: 'Grace Brewster',
      lastName: 'Hopper',
      fullName: 'Grace Brewster Hopper',
      role: 'user',
      status: 'active',
      emailVerified: false,
    });
    expect(response.user.id).toMatch(/^usr_[0-9a-z]{26}$/);
    const client = server.client(response.tokens.accessToken);
    expect(await client.user.me.query()).toEqual(response.user);

    const mail = await server.mailTo(email, /Verify/);
    const token = /verify-email\?token=(\S+)/.exec(mail.text)?.[1] ?? '';
    expect(await client.auth.verifyEmail.mutate({ token })).toEqual({ ok: true });
    expect((await client.user.me.query()).emailVerified).toBe(true);
    expect(await refusal(server.client().auth.verifyEmail.mutate({ token }))).toMatchObject({
      code: 'TOKEN_INVALID',
      status: 400,
    });
  });

  it('refuses a verification link after its day', async () => {
    const email = newEmail();
    await server.client().auth.register.mutate({ email, password: PASSWORD });
    const mail = await server.mailTo(email, /Verify/);
    const token = /verify-email\?token=(\S+)/.exec(mail.text)?.[1] ?? '';
    server.advance(86_401);
    expect((await refusal(server.client().auth.verifyEmail.mutate({ token }))).code).toBe(
      'TOKEN_INVALID',
    );
  });

  it('takes one spelling of an email for one account', async () => {
    const email = newEmail();
    await server.client().auth.register.mutate({ email, password: PASSWORD });
    const again = server
      .client()
      .auth.register.mutate({ email: `  ${email.toUpperCase()} `, password: PASSWORD });
    expect(await refusal(again)).toMatchObject({
      code: 'EMAIL_TAKEN',
      status: 409,
      fields: { email: [expect.any(String)] },
    });
  });

  it('makes one account of twenty registrations at once', async () => {
    const email = newEmail();
    const calls = Array.from({ length: 20 }, () =>
      server.client().auth.register.mutate({ email, password: PASSWORD }),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = await Promise.all(
      calls.map((call) =>
        call.then(
          () => 'ok',
          () => refusal(call).then(({ code }) => code),
        ),
      ),
    );
    expect(codes.filter((code) => code === 'EMAIL_TAKEN')).toHaveLength(19);
  });

  it('gives everyone a username of their own, and refuses one that is taken', async () => {
    const name = `sam${crypto.randomUUID().slice(0, 6)}`;
    const register = (domain: string, username?: string) =>
      server.client().auth.register.mutate({
        email: `${name}@${domain}`,
        password: PASSWORD,
        ...(username && { username }),
      });
    const first = await register('one.example');
    const second = await register('two.example');
    if (!('user' in first && 'user' in second)) throw new Error('expected users');
    expect(first.user.username).toBe(name);
    expect(second.user.username).toMatch(new RegExp(`^${name}-\\d+$`));
    expect(await refusal(register('three.example', name.toUpperCase()))).toMatchObject({
      code: 'USERNAME_TAKEN',
      fields: { username: [expect.any(String)] },
    });
  });

  it.each([
    ...['admin', 'Root', 'support', 'null', 'undefined', 'system', 'api', 'administrator'],
    ...['login', 'register', 'settings', 'users', '__proto__', 'constructor', 'Sign-In', 'log.out'],
    ...['usr_01k9x3v7e8f2m4q6s8t0w2y4z6', 'ses_01k9x3v7e8f2m4q6s8t0w2y4z6'],
    ...['security', 'rolecall', 'r.o.o.t', '_admin_', 'no-reply', 'm.e', '...', '---', '_._'],
  ])('refuses the reserved username %j, at a change and from an email, too', async (username) => {
    const { auth } = server.client();
    const refused = {
      code: 'VALIDATION_FAILED',
      status: 400,
      fields: { username: [expect.stringContaining('reserved')] },
    };
    const call = auth.register.mutate({ email: newEmail(), password: PASSWORD, username });
    expect(await refusal(call)).toMatchObject(refused);
    const { client } = await newUser(server);
    expect(await refusal(client.user.updateProfile.mutate({ username }))).toMatchObject(refused);
    // What no email begins with, and what is cut when it is made from one.
    if (/^[._-]|[.]{2}|[._-]$|.{25}/.test(username)) return;
    const email = `${username}@${crypto.randomUUID().slice(0, 8)}.example`;
    const made = await auth.register.mutate({ email, password: PASSWORD });
    if (!('user' in made)) throw new Error('expected a user');
    expect(made.user.username).toMatch(new RegExp(`^${username.toLowerCase()}-\\d+$`));
  });

  it.each([
    ['too short', 'short'],
    ['one character', 'a'.repeat(40)],
    ['the product', 'rolecallrolecall'],
  ])('refuses a weak password: %s', async (_, password) => {
    const call = server.client().auth.register.mutate({ email: newEmail(), password });
    expect(await refusal(call)).toMatchObject({
      code: 'WEAK_PASSWORD',
      status: 400,
      fields: { password: [expect.any(String)] },
    });
  });

  it('refuses a password made of the email', async () => {
    const email = 'marguerite.dupont@example.com';
    const call = server.client().auth.register.mutate({ email, password: 'MargueriteDupont1!' });
    expect((await refusal(call)).code).toBe('WEAK_PASSWORD');
  });

  it('refuses the admin key where there is none', async () => {
    const call = server
      .client()
      .auth.register.mutate({ email: newEmail(), password: PASSWORD, adminKey: 'anything' });
    expect(await refusal(call)).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { adminKey: [expect.any(String)] },
    });
  });
});

describe('auth.register as configured', () => {
  async function withServer(
    variables: Record<string, string>,
    work: (server: TestServer) => Promise<void>,
  ) {
    const server = await startTestServer(variables);
    try {
      await work(server);
    } finally {
      await server.stop();
    }
  }

  it('makes an administrator of who knows the key, and nothing of who does not', () =>
    withServer({ ADMIN_SECRET_KEY: 'correct-admin-secret-key' }, async (server) => {
      const email = newEmail();
      const register = (adminKey: string) =>
        server.client().auth.register.mutate({ email, password: PASSWORD, adminKey });
      expect(await refusal(register('wrong-admin-secret-key'))).toMatchObject({
        code: 'FORBIDDEN',
        status: 403,
      });
      const response = await register('correct-admin-secret-key');
      expect(response).toMatchObject({ user: { role: 'admin', email } });
    }));

  it('lets no one in when it is closed', () =>
    withServer({ REGISTRATION: 'closed' }, async (server) => {
      const call = server.client().auth.register.mutate({ email: newEmail(), password: PASSWORD });
      expect(await refusal(call)).toMatchObject({ code: 'REGISTRATION_CLOSED', status: 403 });
    }));

  it('answers the same for known and unknown emails where verification is required', () =>
    withServer({ EMAIL_VERIFICATION: 'required' }, async (server) => {
      const email = newEmail();
      const register = () => server.client().auth.register.mutate({ email, password: PASSWORD });
      const first = await register();
      expect(first).toEqual({ status: 'verification_sent' });
      const login = (password: string) => server.client().auth.login.mutate({ email, password });
      expect(await refusal(login(PASSWORD))).toMatchObject({
        code: 'INVALID_CREDENTIALS',
        status: 401,
      });

      // Whoever registered it first: the owner's second try leaves them nothing.
      const early = tokenIn(await server.mailTo(email, /Verify/));
      expect(await register()).toEqual(first);
      const token = tokenIn(await server.mailTo(email, /Verify/, 1));
      const owners = 'the passphrase of the owner';
      const verify = (link: string) =>
        server.client().auth.verifyEmail.mutate({ token: link, newPassword: owners });
      expect((await refusal(verify(early))).code).toBe('TOKEN_INVALID');
      await verify(token);
      expect((await refusal(login(PASSWORD))).code).toBe('INVALID_CREDENTIALS');
      expect((await login(owners)).user.emailVerified).toBe(true);

      expect(await register()).toEqual(first);
      expect((await server.mailTo(email, /already have an account/)).text).toContain('/login');
    }));

  it('counts registrations by IP', () =>
    withServer({ RATE_LIMITS: '{"register.address":{"limit":2}}' }, async (server) => {
      const register = () =>
        server.client().auth.register.mutate({ email: newEmail(), password: PASSWORD });
      await register();
      await register();
      expect(await refusal(register())).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
      server.advance(3601);
      expect(await register()).toHaveProperty('user');
    }));
});
