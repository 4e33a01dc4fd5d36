import { newAdmin, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let server: TestServer;
let owner: Awaited<ReturnType<typeof newUser>>;
beforeEach(async () => {
  server = await startTestServer();
  owner = await newUser(server);
});
afterEach(() => server.stop());

const login = (deviceToken?: string, email = owner.email, password = PASSWORD) =>
  server.client().auth.login.mutate({ email, password, deviceToken });
const createSession = (deviceToken?: string) =>
  server
    .client()
    .auth.createSession.mutate({ email: owner.email, password: PASSWORD, deviceToken });

/** How many mails about a new sign-in the owner was sent, or will be. */
async function newSignIns() {
  const { tokens } = await login(owner.deviceToken);
  const { mails } = await server.client(tokens.accessToken).user.exportData.query();
  return mails.filter(({ kind }) => kind === 'new-sign-in').length;
}

describe('a sign-in', () => {
  it('without the secret of its device is told by mail, whatever it looks like', async () => {
    const input = { email: owner.email, password: PASSWORD };
    const from = (body: object) =>
      fetch(`${server.url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': CHROME },
        body: JSON.stringify(body),
      });
    const { deviceToken } = await (await from(input)).json();
    const mail = await server.mailTo(owner.email, /New sign-in/);
    expect(mail.text).toContain('127.0.0.1');
    await from({ ...input, deviceToken });
    expect(await newSignIns()).toBe(1);
    await from(input);
    expect(await newSignIns()).toBe(2);
  });

  it('gives back the same token while the device is known, for a year after the last time', async () => {
    const { deviceToken } = await login();
    expect((await createSession(deviceToken)).deviceToken).toBe(deviceToken);
    server.advance(364 * 86_400);
    expect((await login(deviceToken)).deviceToken).toBe(deviceToken);
    server.advance(365 * 86_400 + 1);
    expect((await login(deviceToken)).deviceToken).not.toBe(deviceToken);
  });

  it.each(['', 'rcd_', 'x'.repeat(512), `rcd_${'a'.repeat(43)}`, "rcd_' or 1=1 --"])(
    'with the token %j is one from a new device',
    async (made) => {
      const { deviceToken } = await login(made);
      expect(deviceToken).not.toBe(made);
      expect(await newSignIns()).toBe(1);
    },
  );

  it("with another user's token is one from a new device, and both stay known", async () => {
    const other = await newUser(server);
    const { deviceToken } = await login(other.deviceToken);
    expect(await newSignIns()).toBe(1);
    for (const email of [owner.email, other.email]) {
      expect((await login(deviceToken, email)).deviceToken).toBe(deviceToken);
    }
    expect(await newSignIns()).toBe(1);
  });
});

describe('a device stays known', () => {
  it('when its session ends by itself or by signing out', async () => {
    const { tokens, deviceToken } = await login();
    await server.client(tokens.accessToken).auth.logout.mutate();
    expect((await login(deviceToken)).deviceToken).toBe(deviceToken);
  });

  it('where someone signs out or changes the password for the other devices', async () => {
    const { deviceToken, tokens } = await login();
    const other = await login();
    const here = server.client(tokens.accessToken);
    await here.user.revokeOtherSessions.mutate();
    expect((await login(other.deviceToken)).deviceToken).not.toBe(other.deviceToken);
    expect((await login(deviceToken)).deviceToken).toBe(deviceToken);
    const another = await login();
    const newPassword = 'another long passphrase';
    await here.user.changePassword.mutate({ currentPassword: PASSWORD, newPassword });
    const again = (token: string) => login(token, owner.email, newPassword);
    expect((await again(another.deviceToken)).deviceToken).not.toBe(another.deviceToken);
    expect((await again(deviceToken)).deviceToken).toBe(deviceToken);
  });

  it('however often a script signs in without one', async () => {
    const browser = await createSession();
    for (let n = 0; n < 25; n++) {
      server.advance(1);
      await login();
    }
    expect((await createSession(browser.deviceToken)).deviceToken).toBe(browser.deviceToken);
  });

  it('until twenty newer ones of its kind', async () => {
    const { deviceToken } = await login();
    for (let n = 0; n < 20; n++) {
      server.advance(1);
      await login();
    }
    expect((await login(deviceToken)).deviceToken).not.toBe(deviceToken);
  });
});

describe('a device is forgotten', () => {
  it('when its session is signed out from another one', async () => {
    const { deviceToken, tokens } = await login();
    const here = await signIn(server, owner.email);
    await here.client.user.revokeSession.mutate({ id: tokens.sessionId });
    expect((await login(deviceToken)).deviceToken).not.toBe(deviceToken);
    expect((await login(here.deviceToken)).deviceToken).toBe(here.deviceToken);
  });

  it.each(['logoutAll', 'resetPassword', 'admin'] as const)('after %s', async (way) => {
    const { deviceToken } = owner;
    let password = PASSWORD;
    if (way === 'logoutAll') await owner.client.auth.logoutAll.mutate();
    if (way === 'admin') {
      const admin = await newAdmin(server);
      await admin.client.admin.users.revokeSessions.mutate({ id: owner.user.id });
    }
    if (way === 'resetPassword') {
      await server.client().auth.forgotPassword.mutate({ email: owner.email });
      const mail = await server.mailTo(owner.email, /Reset/);
      const token = mail.text.match(/token=([\w-]+)/)?.[1] ?? '';
      password = 'another long passphrase';
      await server.client().auth.resetPassword.mutate({ token, password });
    }
    expect((await login(deviceToken, owner.email, password)).deviceToken).not.toBe(deviceToken);
  });
});
