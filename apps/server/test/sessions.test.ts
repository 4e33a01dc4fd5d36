import { newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';

/** Longer than twenty parallel refreshes take on a machine with other work. */
const GRACE_SECONDS = 120;
const server = await startTestServer({ REFRESH_GRACE: `${GRACE_SECONDS}s` });
afterAll(() => server.stop());

describe('signing in', () => {
  it('answers a wrong password and an unknown email alike', async () => {
    const { email } = await newUser(server);
    const attempt = (input: { email: string; password: string }) =>
      refusal(server.client().auth.login.mutate(input));
    const wrong = await attempt({ email, password: 'not the passphrase at all' });
    const unknown = await attempt({ email: newEmail(), password: PASSWORD });
    expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS', status: 401 });
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' });
  });

  it('issues a JWT that says who, for whom and how long', async () => {
    const { user, tokens } = await newUser(server);
    expect(decodeProtectedHeader(tokens.accessToken)).toMatchObject({
      alg: 'EdDSA',
      typ: 'at+jwt',
      kid: expect.stringMatching(/^key_/),
    });
    const claims = decodeJwt(tokens.accessToken);
    expect(claims).toMatchObject({
      iss: server.core.config.appUrl,
      aud: 'rolecall',
      sub: user.id,
      sid: tokens.sessionId,
      role: 'user',
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(new Date(tokens.accessTokenExpiresAt).getTime()).toBe((claims.exp ?? 0) * 1000);
  });

  it('gives the web app an opaque token that works like any other credential', async () => {
    const { email, user } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD, remember: true });
    expect(session.token).toMatch(/^rcs_[\w-]{43}$/);
    expect((await server.client(session.token).user.me.query()).id).toBe(user.id);
  });

  it('signs out one session and leaves the others', async () => {
    const { email, client } = await newUser(server);
    const other = await signIn(server, email);
    await client.auth.logout.mutate();
    expect(await refusal(client.user.me.query())).toMatchObject({
      code: 'SESSION_EXPIRED',
      status: 401,
    });
    expect((await other.client.user.me.query()).email).toBe(email);
  });

  it('keeps at most twenty sessions of apps and twenty of browsers, dropping those longest unused', async () => {
    const { email, client: first, deviceToken } = await newUser(server);
    const input = { email, password: PASSWORD, deviceToken };
    const createSession = () => server.client().auth.createSession.mutate(input);
    const { session } = await createSession();
    const browser = server.client(session.token);
    const countOf = async (kind: 'app' | 'web') =>
      (await browser.user.sessions.query()).items.filter((it) => it.kind === kind).length;
    for (let i = 0; i < 25; i++) {
      server.advance(1);
      await server.client().auth.login.mutate(input);
    }
    expect((await refusal(first.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect([await countOf('app'), await countOf('web')]).toEqual([20, 1]);

    const app = await server.client().auth.login.mutate(input);
    for (let i = 0; i < 19; i++) {
      server.advance(1);
      await createSession();
    }
    expect([await countOf('app'), await countOf('web')]).toEqual([20, 20]);
    await createSession();
    expect((await refusal(browser.user.me.query())).code).toBe('SESSION_EXPIRED');
    const { refreshToken } = app.tokens;
    const { tokens } = await server.client().auth.refresh.mutate({ refreshToken });
    expect(tokens.sessionId).toBe(app.tokens.sessionId);
  });

  it('keep a family of refresh tokens that is in use, however many apps sign in', async () => {
    const { email, deviceToken, ...owner } = await newUser(server);
    let { refreshToken } = owner.tokens;
    for (let i = 0; i < 45; i++) {
      server.advance(1);
      await server.client().auth.login.mutate({ email, password: PASSWORD, deviceToken });
      if (i % 10 !== 0) continue;
      ({ refreshToken } = (await server.client().auth.refresh.mutate({ refreshToken })).tokens);
    }
    const { tokens } = await server.client().auth.refresh.mutate({ refreshToken });
    expect(tokens.sessionId).toBe(owner.tokens.sessionId);
  });

  it('proves the password again for this session', async () => {
    const { client } = await newUser(server);
    expect(await client.auth.reauthenticate.mutate({ password: PASSWORD })).toEqual({ ok: true });
    expect(
      await refusal(client.auth.reauthenticate.mutate({ password: 'something else again' })),
    ).toMatchObject({ code: 'INVALID_CREDENTIALS', fields: { password: [expect.any(String)] } });
  });
});

describe('auth.refresh', () => {
  const refresh = (refreshToken: string) => server.client().auth.refresh.mutate({ refreshToken });

  it('rotates, and the new tokens are of the same session', async () => {
    const { tokens } = await newUser(server);
    const next = (await refresh(tokens.refreshToken)).tokens;
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(next.sessionId).toBe(tokens.sessionId);
    expect((await server.client(next.accessToken).user.me.query()).id).toBeTruthy();
    expect((await refresh(next.refreshToken)).tokens.sessionId).toBe(tokens.sessionId);
  });

  it('gives twenty parallel calls one successor, five rounds long', async () => {
    let { refreshToken } = (await newUser(server)).tokens;
    for (let round = 0; round < 5; round++) {
      server.advance(60);
      const responses = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
      const successors = [...new Set(responses.map(({ tokens }) => tokens.refreshToken))];
      expect(successors).toHaveLength(1);
      refreshToken = successors[0] ?? '';
    }
    expect(refreshToken).toContain('.5.');
  });

  it('ends the family when a parent comes back after the grace', async () => {
    const { tokens, email, client } = await newUser(server);
    const next = (await refresh(tokens.refreshToken)).tokens;
    server.advance(GRACE_SECONDS + 1);
    expect(await refusal(refresh(tokens.refreshToken))).toMatchObject({
      code: 'SESSION_EXPIRED',
      status: 401,
    });
    expect((await refusal(refresh(next.refreshToken))).code).toBe('SESSION_EXPIRED');
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    await server.mailTo(email, /signed out one of your apps/);
  });

  it('ends the family when a grandparent comes back, however soon', async () => {
    const { tokens } = await newUser(server);
    const second = (await refresh(tokens.refreshToken)).tokens;
    const third = (await refresh(second.refreshToken)).tokens;
    expect((await refusal(refresh(tokens.refreshToken))).code).toBe('SESSION_EXPIRED');
    expect((await refusal(refresh(third.refreshToken))).code).toBe('SESSION_EXPIRED');
  });

  it('holds the idle and the absolute limit', async () => {
    const idle = (await newUser(server)).tokens;
    const long = (await newUser(server)).tokens;
    server.advance(7 * 86_400 + 1);
    expect((await refusal(refresh(idle.refreshToken))).code).toBe('SESSION_EXPIRED');
    expect((await refusal(refresh(long.refreshToken))).code).toBe('SESSION_EXPIRED');

    let { refreshToken } = (await newUser(server)).tokens;
    for (let week = 0; week < 5; week++) {
      server.advance(6 * 86_400 - 1);
      ({ refreshToken } = (await refresh(refreshToken)).tokens);
    }
    server.advance(10);
    expect((await refusal(refresh(refreshToken))).code).toBe('SESSION_EXPIRED');
  });

  it('takes nothing but a refresh token', async () => {
    const { tokens, email } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD });
    for (const wrong of [tokens.accessToken, session.token, 'rcr_', 'rcr_a.0.b.c', 'x']) {
      expect((await refusal(refresh(wrong))).code).toBe('UNAUTHENTICATED');
    }
    expect((await refusal(server.client(tokens.refreshToken).user.me.query())).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('counts refreshes by session', async () => {
    let { refreshToken } = (await newUser(server)).tokens;
    for (let i = 0; i < 30; i++) ({ refreshToken } = (await refresh(refreshToken)).tokens);
    expect((await refusal(refresh(refreshToken))).code).toBe('RATE_LIMITED');
    server.advance(61);
    expect(await refresh(refreshToken)).toHaveProperty('tokens');
  });
});
