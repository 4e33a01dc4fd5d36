import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

const OWNERS = 'the passphrase of the owner';

afterEach(() => void vi.useRealTimers());

describe.each(['optional', 'required'])('a verification link (%s)', (mode) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ EMAIL_VERIFICATION: mode });
  });
  afterAll(() => server.stop());

  const verify = (input: { token: string; password?: string; newPassword?: string }) =>
    server.client().auth.verifyEmail.mutate(input);
  const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code;
  async function registered(names = {}) {
    const email = newEmail();
    await server.client().auth.register.mutate({ email, password: PASSWORD, ...names });
    return { email, token: tokenIn(await server.mailTo(email, /Verify/)) };
  }

  it('takes the password of the account, and is used up by it', async () => {
    const { email, token } = await registered();
    expect(await verify({ token, password: PASSWORD })).toEqual({ ok: true });
    expect((await signIn(server, email)).user.emailVerified).toBe(true);
    expect(await codeOf(verify({ token, password: PASSWORD }))).toBe('TOKEN_INVALID');
    expect(await codeOf(verify({ token, newPassword: OWNERS }))).toBe('TOKEN_INVALID');
  });

  it('alone verifies nothing, and stays as it is', async () => {
    const { token } = await registered();
    expect(await refusal(verify({ token }))).toMatchObject({
      code: 'PASSWORD_REQUIRED',
      status: 403,
    });
    expect(await codeOf(verify({ token, newPassword: 'short' }))).toBe('WEAK_PASSWORD');
    expect(await codeOf(verify({ token, newPassword: OWNERS, password: PASSWORD }))).toBe(
      'VALIDATION_FAILED',
    );
    expect(await verify({ token, password: PASSWORD })).toEqual({ ok: true });
  });

  it('does not open to the session or password of someone else', async () => {
    const { email, token } = await registered();
    const other = await registered();
    await verify({ token: other.token, newPassword: OWNERS });
    const { client } = await signIn(server, other.email, OWNERS);
    expect(await codeOf(client.auth.verifyEmail.mutate({ token }))).toBe('PASSWORD_REQUIRED');
    expect(await codeOf(client.auth.verifyEmail.mutate({ token, password: OWNERS }))).toBe(
      'INVALID_CREDENTIALS',
    );
    await client.auth.verifyEmail.mutate({ token, password: PASSWORD });
    expect((await signIn(server, email)).user.emailVerified).toBe(true);
  });

  it('never verifies the password of whoever registered the email first', async () => {
    const { email, token } = await registered({ firstName: 'Mallory', lastName: 'Attacker' });
    await verify({ token, newPassword: OWNERS });
    expect(await codeOf(signIn(server, email))).toBe('INVALID_CREDENTIALS');
    const { user } = await signIn(server, email, OWNERS);
    expect(user).toMatchObject({ emailVerified: true, firstName: '', lastName: '', fullName: '' });
    await server.mailTo(email, /password was changed/);
  });

  it('counts a wrong password as a failed sign-in of the account', async () => {
    const { email, token } = await registered();
    // The clock stands: what has to wait a second still does, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'] });
    const codes: string[] = [];
    for (let n = 0; n < 6; n++) {
      codes.push(await codeOf(verify({ token, password: `not their passphrase ${n}` })));
    }
    expect(codes).toEqual([...Array<string>(5).fill('INVALID_CREDENTIALS'), 'RATE_LIMITED']);
    expect(await codeOf(signIn(server, email))).toBe('RATE_LIMITED');
    server.advance(2);
    expect(await verify({ token, password: PASSWORD })).toEqual({ ok: true });
  });

  it('gives of twenty uses at once one success', async () => {
    const { email, token } = await registered();
    const uses = Array.from({ length: 20 }, (_, n) => {
      const use = verify(
        n % 2 === 0 ? { token, newPassword: OWNERS } : { token, password: PASSWORD },
      );
      return use.then(
        () => 'OK',
        (error: unknown) => codeOf(Promise.reject(error)),
      );
    });
    const outcomes = await Promise.all(uses);
    expect(outcomes.filter((outcome) => outcome === 'OK')).toHaveLength(1);
    const opened = await Promise.allSettled([signIn(server, email), signIn(server, email, OWNERS)]);
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a verification link of an account that can be used before', async () => {
  const server = await startTestServer();
  afterAll(() => server.stop());

  it('opens to the session of the account, web or app, and to none that has ended', async () => {
    for (const kind of ['app', 'web'] as const) {
      const { email, tokens } = await newUser(server);
      const token = tokenIn(await server.mailTo(email, /Verify/));
      const { session } = await server
        .client()
        .auth.createSession.mutate({ email, password: PASSWORD });
      const [stays, ends] =
        kind === 'web' ? [session.token, tokens.accessToken] : [tokens.accessToken, session.token];
      await server.client(ends).auth.logout.mutate();
      const ended = server.client(ends).auth.verifyEmail.mutate({ token });
      expect((await refusal(ended)).code).toBe('PASSWORD_REQUIRED');
      await server.client(stays).auth.verifyEmail.mutate({ token });
      expect((await signIn(server, email)).user.emailVerified).toBe(true);
    }
  });

  it('ends all that was set up, when a new password is set by it', async () => {
    const { email, client, tokens } = await newUser(server);
    const verification = tokenIn(await server.mailTo(email, /Verify/));
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD, remember: true });
    const elsewhere = newEmail();
    await client.user.requestEmailChange.mutate({ newEmail: elsewhere, password: PASSWORD });
    const change = tokenIn(await server.mailTo(elsewhere, /Verify your new/));
    await server.client().auth.forgotPassword.mutate({ email });
    const reset = tokenIn(await server.mailTo(email, /Reset your password/));

    await server.client().auth.verifyEmail.mutate({ token: verification, newPassword: OWNERS });

    const nobody = server.client();
    const dead = [
      () => client.user.me.query(),
      () => server.client(session.token).user.me.query(),
      () => nobody.auth.refresh.mutate({ refreshToken: tokens.refreshToken }),
      () => nobody.user.confirmEmailChange.mutate({ token: change }),
      () => nobody.auth.resetPassword.mutate({ token: reset, password: PASSWORD }),
      () => signIn(server, email),
    ];
    const codes = await Promise.all(dead.map(async (call) => (await refusal(call())).code));
    expect(codes).toEqual([
      ...Array<string>(3).fill('SESSION_EXPIRED'),
      'TOKEN_INVALID',
      'TOKEN_INVALID',
      'INVALID_CREDENTIALS',
    ]);
    const { user } = await signIn(server, email, OWNERS);
    expect(user).toMatchObject({ email, emailVerified: true, fullName: '' });
  });
});
