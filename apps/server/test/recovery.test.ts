import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const NEW_PASSWORD = 'another long passphrase';
const server = await startTestServer();
afterAll(() => server.stop());

const forgot = (email: string) => server.client().auth.forgotPassword.mutate({ email });
const reset = (token: string, password = NEW_PASSWORD) =>
  server.client().auth.resetPassword.mutate({ token, password });

async function resetToken(email: string): Promise<string> {
  const before = (await server.mailsTo(email, /Reset your password/)).length;
  await forgot(email);
  return tokenIn(await server.mailTo(email, /Reset your password/, before));
}

describe('a forgotten password', () => {
  it('is set anew by mail; everything before it is dead, and the owner is told', async () => {
    const { email, client, tokens } = await newUser(server);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email, password: PASSWORD });
    const token = await resetToken(email);
    expect(await reset(token)).toEqual({ ok: true });
    for (const call of [
      () => client.user.me.query(),
      () => server.client(session.token).user.me.query(),
      () => server.client().auth.refresh.mutate({ refreshToken: tokens.refreshToken }),
    ]) {
      expect((await refusal(call())).code).toBe('SESSION_EXPIRED');
    }
    expect((await refusal(signIn(server, email))).code).toBe('INVALID_CREDENTIALS');
    expect((await signIn(server, email, NEW_PASSWORD)).user.emailVerified).toBe(true);
    await server.mailTo(email, /password was changed/);
    expect((await refusal(reset(token))).code).toBe('TOKEN_INVALID');
  });

  it('answers the same for known, unknown, deactivated and often asked emails', async () => {
    const { email } = await newUser(server);
    const responses = [];
    for (const asked of [email, newEmail(), email, email, email, email]) {
      responses.push(await forgot(asked));
    }
    expect(new Set(responses.map((response) => JSON.stringify(response)))).toEqual(
      new Set(['{"ok":true}']),
    );
    await server.mailTo(email, /Reset your password/);
    const { items } = await server.client().dev.mailbox.query();
    expect(
      items.filter(({ to, subject }) => to === email && /Reset your password/.test(subject)).length,
    ).toBeLessThanOrEqual(3);
  });

  it('keeps the token for another try when the new password is refused', async () => {
    const { email } = await newUser(server);
    const token = await resetToken(email);
    expect((await refusal(reset(token, 'short'))).code).toBe('WEAK_PASSWORD');
    expect((await refusal(reset(token, 'passwordpassword'))).code).toBe('WEAK_PASSWORD');
    const same = await refusal(reset(token, PASSWORD));
    expect(same).toMatchObject({
      code: 'PASSWORD_UNCHANGED',
      fields: { password: [expect.any(String)] },
    });
    expect(await reset(token)).toEqual({ ok: true });
    // Without a link that works, nothing tells whether it is the password.
    for (const used of [token, 'x']) {
      expect((await refusal(reset(used, NEW_PASSWORD))).code).toBe('TOKEN_INVALID');
    }
  });

  it('takes the newest link only, for half an hour only, for this purpose only', async () => {
    const { email } = await newUser(server);
    const first = await resetToken(email);
    const second = await resetToken(email);
    expect((await refusal(reset(first))).code).toBe('TOKEN_INVALID');
    expect((await refusal(server.client().auth.verifyEmail.mutate({ token: second }))).code).toBe(
      'TOKEN_INVALID',
    );
    server.advance(30 * 60 + 1);
    expect((await refusal(reset(second))).code).toBe('TOKEN_INVALID');
    for (const nonsense of ['x', second.slice(1), `${second}x`, 'a'.repeat(500)]) {
      expect((await refusal(reset(nonsense))).code).toBe('TOKEN_INVALID');
    }
  });

  it('gives fifty parallel uses of one token one success, five rounds', async () => {
    for (let round = 0; round < 5; round++) {
      const { email } = await newUser(server);
      const token = await resetToken(email);
      const codes = await Promise.all(
        Array.from({ length: 50 }, () =>
          reset(token).then(
            () => 'OK',
            (error: unknown) => refusal(Promise.reject(error)).then(({ code }) => code),
          ),
        ),
      );
      expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
      expect(codes.filter((code) => code === 'TOKEN_INVALID')).toHaveLength(49);
    }
  });

  it('leaves nothing to whoever registered the email first', async () => {
    const { email, client } = await newUser(server);
    const elsewhere = newEmail();
    await client.user.requestEmailChange.mutate({ newEmail: elsewhere, password: PASSWORD });
    const change = tokenIn(await server.mailTo(elsewhere, /Verify your new/));
    await reset(await resetToken(email));
    expect(
      (await refusal(server.client().user.confirmEmailChange.mutate({ token: change }))).code,
    ).toBe('TOKEN_INVALID');
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await signIn(server, email, NEW_PASSWORD)).user.email).toBe(email);
  });

  it('builds its link from APP_URL, whatever the request says', async () => {
    const { email } = await newUser(server);
    await fetch(`${server.url}/trpc/auth.forgotPassword`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        origin: 'https://evil.example',
        forwarded: 'host=evil.example',
      },
      body: JSON.stringify({ email }),
    });
    const mail = await server.mailTo(email, /Reset your password/);
    expect(mail.text).toContain(`${server.core.config.appUrl}/reset-password?token=`);
    expect(`${mail.text}${mail.html}`).not.toContain('evil.example');
  });

  it('does not let a deactivated account back in', async () => {
    const own = await startTestServer();
    const admin = await newAdmin(own);
    const { email, user } = await newUser(own);
    await admin.client.admin.users.deactivate.mutate({ id: user.id });
    await own.client().auth.forgotPassword.mutate({ email });
    await own.mailTo(email, /deactivated/);
    expect(await own.mailsTo(email, /Reset your password/)).toEqual([]);
    await own.stop();
  });
});

describe('a confirmation sent again', () => {
  it('replaces the earlier link, and answers the same for everyone', async () => {
    const { email } = await newUser(server);
    const first = tokenIn(await server.mailTo(email, /Verify your email/));
    const resend = (to: string) => server.client().auth.resendVerification.mutate({ email: to });
    expect(await resend(email)).toEqual({ ok: true });
    const second = tokenIn(await server.mailTo(email, /Verify your email/, 1));
    expect((await refusal(server.client().auth.verifyEmail.mutate({ token: first }))).code).toBe(
      'TOKEN_INVALID',
    );
    await server.client().auth.verifyEmail.mutate({ token: second, password: PASSWORD });
    server.advance(61);
    expect(await resend(email)).toEqual({ ok: true });
    expect(await resend(newEmail())).toEqual({ ok: true });
    expect(await server.mailsTo(email, /Verify your email/)).toHaveLength(2);
  });
});
