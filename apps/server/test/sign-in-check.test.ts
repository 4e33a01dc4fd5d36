import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import type {
  SignInCheck,
  SignInCheckItem,
  SignInCheckItemOf,
} from '@rolecall/schemas/sign-in-check';
import { LASTING_LOCKOUT } from '@rolecall/testkit/limits';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startWithAdmin, type WithAdmin } from '@rolecall/testkit/start-with-admin';
import { afterEach, describe, expect, it } from 'vitest';

let server: WithAdmin['server'];
let admin: WithAdmin['admin'];
afterEach(() => server.stop());

async function start(variables: Record<string, string> = {}) {
  ({ server, admin } = await startWithAdmin({ RATE_LIMITS: LASTING_LOCKOUT, ...variables }));
}

const users = () => admin.client.admin.users;
const diagnose = (id: string) => users().diagnose.query({ id });

/** The same of someone who can't sign in. */
async function diagnoseBlocked(id: string) {
  const found = await diagnose(id);
  expect(found.canSignIn).toBe(false);
  return found;
}

type Key = SignInCheckItem['key'];
function checkOf<K extends Key>({ checks }: SignInCheck, key: K): SignInCheckItemOf<K> {
  const isIt = (check: SignInCheckItem): check is SignInCheckItemOf<K> => check.key === key;
  const found = checks.find(isIt);
  if (found === undefined) throw new Error(`There is no check ${key}.`);
  return found;
}

/** Tries to sign in as a client at some IP does. */
const attempt = (email: string, password: string, ip: string) =>
  fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
    body: JSON.stringify({ email, password }),
  }).then(({ status }) => status);

const ok = (key: string) => [key, 'ok', null];

describe('why someone cannot sign in', () => {
  it('finds nothing where nothing is wrong, in the order of a sign-in, without secrets', async () => {
    await start();
    const { user, email } = await newUser(server);
    await server.mailTo(email, /Verify/);
    const found = await diagnose(user.id);
    expect(found.canSignIn).toBe(true);
    expect(found.checks.map(({ key, state, fix }) => [key, state, fix])).toEqual([
      ...['exists', 'throttle', 'password', 'active', 'verified', 'failures'].map(ok),
      // Without a provider it is only kept, which explains why someone waits for it.
      ['mail', 'notice', null],
      ok('sessions'),
    ]);
    expect(checkOf(found, 'exists').email).toBe(email);
    expect(checkOf(found, 'verified')).toMatchObject({ required: false, emailVerified: false });
    expect(checkOf(found, 'mail').items).toMatchObject([{ kind: 'verify-email', status: 'kept' }]);
    expect(checkOf(found, 'sessions').count).toBe(1);
    expect(JSON.stringify(found)).not.toMatch(/argon2|[hH]ash|token/);
    expect((await refusal(diagnose('usr_nobody'))).code).toBe('NOT_FOUND');
  });

  it('a deactivated account: activate it, and until then no mail', async () => {
    await start();
    const { user, email } = await newUser(server);
    const { id } = user;
    await users().deactivate.mutate({ id });
    expect(await attempt(email, PASSWORD, '')).toBe(403);
    const found = await diagnoseBlocked(id);
    expect(checkOf(found, 'active')).toMatchObject({ state: 'problem', fix: 'activate' });
    expect(checkOf(found, 'failures')).toMatchObject({
      state: 'notice',
      count: 1,
      items: [{ reason: 'ACCOUNT_INACTIVE', ip: '127.0.0.1' }],
      fix: null,
    });
    for (const call of [users().sendPasswordReset, users().resendVerification]) {
      expect(await refusal(call.mutate({ id }))).toMatchObject({
        code: 'ACCOUNT_INACTIVE',
        message: 'This account is deactivated. Activate it first, then send the email.',
      });
    }
    await users().activate.mutate({ id });
    expect((await diagnose(id)).canSignIn).toBe(true);
  });

  it('an invitation that no one answered: invite again, by either mail', async () => {
    await start();
    const email = newEmail();
    const { id } = await users().create.mutate({ email });
    await server.mailTo(email, /invited/);
    const found = await diagnoseBlocked(id);
    expect(checkOf(found, 'password')).toMatchObject({
      state: 'problem',
      hasPassword: false,
      fix: 'resendInvitation',
    });
    expect((await users().get.query({ id })).hasPassword).toBe(false);
    const invited = { ok: true, email: 'invitation' };
    expect(await users().sendPasswordReset.mutate({ id })).toEqual(invited);
    await server.mailTo(email, /invited/, 1);
    expect(await users().resendVerification.mutate({ id })).toEqual(invited);
    const token = tokenIn(await server.mailTo(email, /invited/, 2));
    await server.client().auth.resetPassword.mutate({ token, password: PASSWORD });
    expect((await diagnose(id)).canSignIn).toBe(true);
    expect((await users().get.query({ id })).hasPassword).toBe(true);
    expect((await refusal(users().resendVerification.mutate({ id }))).message).toBe(
      'This email is already verified.',
    );
  });

  it('an email that is not verified: mail again, or verify by hand where no mail arrives', async () => {
    await start({ EMAIL_VERIFICATION: 'required' });
    const email = newEmail();
    const { id } = await users().create.mutate({ email, password: PASSWORD });
    await server.mailTo(email, /Verify/);
    expect(await attempt(email, PASSWORD, '')).toBe(401);
    const found = await diagnoseBlocked(id);
    expect(checkOf(found, 'verified')).toMatchObject({
      state: 'problem',
      required: true,
      fix: 'resendVerification',
    });
    expect(checkOf(found, 'failures').items).toMatchObject([{ reason: 'UNVERIFIED' }]);

    const sent = await users().resendVerification.mutate({ id });
    expect(sent).toEqual({ ok: true, email: 'verify-email' });
    await server.mailTo(email, /Verify/, 1);
    const failed = { status: 'failed', lastError: 'No such mailbox.' } as const;
    await server.core.db.transaction((tx) => tx.update(mailJobs).set(failed));
    const worse = await diagnose(id);
    expect(checkOf(worse, 'verified').fix).toBe('verifyEmail');
    expect(checkOf(worse, 'mail')).toMatchObject({
      state: 'notice',
      fix: 'resendVerification',
      items: [failed, failed],
    });
    await users().update.mutate({ id, emailVerified: true });
    expect((await diagnose(id)).canSignIn).toBe(true);
    expect(await attempt(email, PASSWORD, '')).toBe(200);
  });
});

describe('who has to wait', () => {
  it('is told without counting, and need not wait any more once that is cleared', async () => {
    await start({ TRUST_PROXY: '1' });
    const { user, email } = await newUser(server);
    const { id } = user;
    expect(await attempt(email, PASSWORD, '203.0.113.7')).toBe(200);
    server.advance(1);
    for (let n = 0; n < 5; n++) await attempt(email, 'not the passphrase', '203.0.113.7');
    expect(await attempt(email, PASSWORD, '203.0.113.7')).toBe(429);
    const counters = await server.core.db.read.select().from(rateLimits);
    const found = await diagnose(id);
    await diagnose(id);
    expect(await server.core.db.read.select().from(rateLimits)).toEqual(counters);
    expect(found.canSignIn).toBe(false);
    const throttle = checkOf(found, 'throttle');
    expect(throttle).toMatchObject({
      state: 'problem',
      fix: 'clearThrottle',
      waits: [{ scope: 'account', ip: '203.0.113.7', knownDevice: false }],
    });
    expect(throttle.until).toBe(throttle.waits[0]?.until);
    expect(checkOf(found, 'failures')).toMatchObject({ count: 5, fix: 'sendPasswordReset' });

    await users().clearThrottle.mutate({ id });
    expect(checkOf(await diagnose(id), 'throttle')).toMatchObject({ state: 'ok', waits: [] });
    expect(await attempt(email, PASSWORD, '203.0.113.7')).toBe(200);
    const healed = await diagnose(id);
    expect(checkOf(healed, 'failures')).toMatchObject({ state: 'ok', count: 5 });
    const action = 'user.throttle_cleared';
    const { items } = await admin.client.admin.audit.list.query({ target: id, action });
    expect(items).toMatchObject([{ actorId: admin.user.id, after: { ips: 1 } }]);
  });

  it('is not the owner when someone guesses from elsewhere', async () => {
    await start({ TRUST_PROXY: '1' });
    const { user, email } = await newUser(server);
    for (let n = 0; n < 8; n++) await attempt(email, 'a wrong guess', '203.0.113.66');
    const found = await diagnose(user.id);
    expect(found.canSignIn).toBe(true);
    expect(checkOf(found, 'throttle')).toMatchObject({
      state: 'notice',
      waits: [{ ip: '203.0.113.66', knownDevice: false }],
    });
  });

  it('waits for what counts by IP alone: no one clears that for one account', async () => {
    const limits = { 'signIn.address.minute': { limit: 2 } };
    await start({ TRUST_PROXY: '1', RATE_LIMITS: JSON.stringify(limits) });
    const { user, email } = await newUser(server);
    for (let n = 0; n < 3; n++) await attempt(email, 'a wrong guess', '203.0.113.7');
    await users().clearThrottle.mutate({ id: user.id });
    expect(checkOf(await diagnose(user.id), 'throttle')).toMatchObject({
      state: 'notice',
      waits: [{ scope: 'ip', ip: '203.0.113.7' }],
      fix: null,
    });
    server.advance(60);
    expect(checkOf(await diagnose(user.id), 'throttle').state).toBe('ok');
  });

  it('is a device that signed in before, or all that did not', async () => {
    await start({ TRUST_PROXY: '1', RATE_LIMITS: '{"signIn.account.day":{"limit":6}}' });
    const { user, email, client, deviceToken } = await newUser(server);
    const { id } = user;
    const guess = (more: object) =>
      refusal(server.client().auth.login.mutate({ email, password: 'a wrong guess', ...more }));
    for (let n = 0; n < 5; n++) await guess({ deviceToken });
    expect(await diagnose(id)).toMatchObject({ canSignIn: false });
    expect(checkOf(await diagnose(id), 'throttle')).toMatchObject({
      fix: 'clearThrottle',
      waits: [{ scope: 'device', ip: '', knownDevice: true }],
    });
    await users().clearThrottle.mutate({ id });
    expect(checkOf(await diagnose(id), 'throttle')).toMatchObject({ state: 'ok', waits: [] });
    expect((await guess({ deviceToken })).code).toBe('INVALID_CREDENTIALS');

    for (let n = 0; n < 6; n++) await attempt(email, 'a wrong guess', `203.0.113.${n}`);
    const everywhere = { waits: [{ scope: 'everywhere', ip: '', knownDevice: false }] };
    expect(checkOf(await diagnose(id), 'throttle')).toMatchObject({
      ...everywhere,
      state: 'notice',
      fix: 'clearThrottle',
    });
    await client.auth.logoutAll.mutate();
    expect(checkOf(await diagnose(id), 'throttle')).toMatchObject({
      ...everywhere,
      state: 'problem',
    });
    expect(await attempt(email, PASSWORD, '192.0.2.1')).toBe(429);
    await users().clearThrottle.mutate({ id });
    expect(await attempt(email, PASSWORD, '192.0.2.1')).toBe(200);
  });

  it('is not who gave a wrong password inside a session', async () => {
    await start();
    const { user, client } = await newUser(server);
    await refusal(client.auth.reauthenticate.mutate({ password: 'not the passphrase' }));
    expect(checkOf(await diagnose(user.id), 'failures')).toMatchObject({ state: 'ok', count: 0 });
  });
});
