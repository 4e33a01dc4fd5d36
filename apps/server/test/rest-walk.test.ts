import { imports } from '@rolecall/db/tables/imports';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { startTestServer } from '@rolecall/testkit/test-server';
import { validateResponses } from '@rolecall/testkit/validate-responses';
import createClient from 'openapi-fetch';
import { afterAll, describe, expect, it } from 'vitest';
import type { components, paths } from './rest-types.ts';

const ADMIN_KEY = 'correct-admin-secret-key';
const NEW_PASSWORD = 'another long passphrase';

const server = await startTestServer({ ADMIN_SECRET_KEY: ADMIN_KEY });
afterAll(() => server.stop());
const validation = validateResponses(await (await fetch(`${server.url}/openapi.json`)).json());

/** A client as another program makes one: types from the reference, `fetch` over the network. */
function connect(tokens?: components['schemas']['Tokens']) {
  const headers: Record<string, string> = {};
  if (tokens !== undefined) headers.authorization = `Bearer ${tokens.accessToken}`;
  const client = createClient<paths>({ baseUrl: `${server.url}/api/v1`, headers });
  client.use(validation.middleware);
  return client;
}

type Result<Data> = { data?: Data | undefined; error?: unknown; response: Response };

async function done<Data>(call: Promise<Result<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (data === undefined) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  return data;
}

async function refused(call: Promise<Result<unknown>>): Promise<string> {
  const { error } = await call;
  return (error as { error: components['schemas']['Error']['error'] }).error.code;
}

async function register(adminKey?: string) {
  const email = newEmail();
  const body = { email, password: PASSWORD, firstName: 'Pat', ...(adminKey && { adminKey }) };
  const registered = await done(connect().POST('/auth/register', { body }));
  if (!('tokens' in registered)) throw new Error('This server wants the email verified first.');
  return { ...registered, email, client: connect(registered.tokens) };
}

async function login(email: string, password = PASSWORD) {
  const { tokens } = await done(connect().POST('/auth/login', { body: { email, password } }));
  return { tokens, client: connect(tokens) };
}

const OK = { ok: true };

// One walk after the other: the last test asks which operations none of them came by.
describe('a program that knows only the reference', () => {
  it('signs in and out, and renews its tokens', async () => {
    const { email, user, tokens, client } = await register();
    expect(await done(client.GET('/users/me'))).toEqual(user);
    expect((await done(client.GET('/user/dashboard'))).user).toEqual(user);
    const wrong = connect().POST('/auth/login', { body: { email, password: 'wrong' } });
    expect(await refused(wrong)).toBe('INVALID_CREDENTIALS');
    const { refreshToken } = tokens;
    const renewed = await done(connect().POST('/auth/refresh', { body: { refreshToken } }));
    const next = connect(renewed.tokens);
    expect(await done(next.POST('/auth/reauthenticate', { body: { password: PASSWORD } }))).toEqual(
      OK,
    );
    expect(await done(next.POST('/auth/logout'))).toEqual(OK);
    expect(await refused(next.GET('/users/me'))).toBe('SESSION_EXPIRED');
    const again = await login(email);
    expect(await done(again.client.POST('/auth/logout-all'))).toEqual(OK);
    expect(await refused(again.client.GET('/users/me'))).toBe('SESSION_EXPIRED');
  });

  it('follows the links in the mails', async () => {
    const { email, client } = await register();
    const other = await register();
    await done(connect().POST('/auth/resend-verification', { body: { email: other.email } }));
    const link = async (to: string, subject: RegExp) => ({
      token: tokenIn(await server.mailTo(to, subject)),
    });
    const verify = await link(email, /Verify your email/);
    expect(await refused(connect().POST('/auth/verify-email', { body: verify }))).toBe(
      'PASSWORD_REQUIRED',
    );
    expect(await done(client.POST('/auth/verify-email', { body: verify }))).toEqual(OK);
    expect(await refused(connect().POST('/auth/verify-email', { body: verify }))).toBe(
      'TOKEN_INVALID',
    );
    const wanted = newEmail();
    await done(client.POST('/users/me/email', { body: { newEmail: wanted, password: PASSWORD } }));
    const change = await link(wanted, /Verify your new/);
    expect(await done(connect().POST('/users/me/email/confirm', { body: change }))).toEqual(OK);
    await done(connect().POST('/auth/forgot-password', { body: { email: wanted } }));
    const reset = { ...(await link(wanted, /Reset your password/)), password: NEW_PASSWORD };
    expect(await done(connect().POST('/auth/reset-password', { body: reset }))).toEqual(OK);
    await login(wanted, NEW_PASSWORD);

    const admin = await register(ADMIN_KEY);
    const invited = newEmail();
    await done(admin.client.POST('/admin/users', { body: { email: invited, role: 'user' } }));
    const accept = { ...(await link(invited, /invited/)), password: PASSWORD };
    const accepted = await done(connect().POST('/auth/accept-invitation', { body: accept }));
    expect(accepted.user).toMatchObject({ email: invited, emailVerified: true });

    const body = { emails: [newEmail(), 'nobody'] };
    const { items } = await done(admin.client.POST('/admin/users/invitations', { body }));
    expect(items.map(({ outcome }) => outcome)).toEqual(['invited', 'invalid']);
    const params = { path: { id: items[0]?.userId ?? '' } };
    await done(admin.client.POST('/admin/users/{id}/invitation', { params }));
    await done(admin.client.PUT('/admin/users/{id}/invitation', { params }));
    await done(admin.client.DELETE('/admin/users/{id}/invitation', { params }));
  });

  it('looks after its own account, and leaves', async () => {
    const { email, user, client } = await register();
    const { response } = await client.GET('/users/{id}', { params: { path: { id: user.id } } });
    const header = { 'If-Match': response.headers.get('etag') ?? '' };
    const body = { lastName: 'Doe' };
    const changed = await done(client.PATCH('/users/me', { params: { header }, body }));
    expect(changed.fullName).toBe('Pat Doe');
    expect(await refused(client.PATCH('/users/me', { params: { header }, body }))).toBe('CONFLICT');
    const self = { params: { path: { id: user.id } }, body: { firstName: 'Sam' } };
    expect((await done(client.PATCH('/users/{id}', self))).fullName).toBe('Sam Doe');
    const other = await login(email);
    await login(email);
    const { items } = await done(client.GET('/users/me/sessions'));
    expect(items).toHaveLength(3);
    const id = other.tokens.sessionId;
    await done(client.DELETE('/users/me/sessions/{id}', { params: { path: { id } } }));
    await done(client.DELETE('/users/me/sessions'));
    expect((await done(client.GET('/users/me/sessions'))).items).toHaveLength(1);
    const passwords = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await done(client.PUT('/users/me/password', { body: passwords }));
    expect((await done(client.GET('/users/me/export'))).user.email).toBe(email);
    await done(client.POST('/users/me/delete', { body: { password: NEW_PASSWORD } }));
    expect(await refused(client.GET('/users/me'))).toBe('SESSION_EXPIRED');
  });

  it('writes posts and comments', async () => {
    const { client } = await register();
    const body = { title: 'First', content: 'Hello' };
    const post = await done(client.POST('/posts', { body }));
    expect(await refused(client.POST('/posts', { body }))).toBe('TITLE_TAKEN');
    const byId = { path: { id: post.id } };
    await done(client.PATCH('/posts/{id}', { params: byId, body: { content: 'Hello again' } }));
    expect((await done(client.GET('/posts/{id}', { params: byId }))).content).toBe('Hello again');
    const query = { perPage: 5, q: 'again' };
    expect((await done(client.GET('/posts', { params: { query } }))).items).toHaveLength(1);
    const on = { path: { postId: post.id } };
    const comment = await done(
      client.POST('/posts/{postId}/comments', { params: on, body: { content: 'Hi' } }),
    );
    const its = { path: { id: comment.id } };
    await done(client.PATCH('/comments/{id}', { params: its, body: { content: 'Hi there' } }));
    const { items } = await done(client.GET('/posts/{postId}/comments', { params: on }));
    expect(items.map(({ content }) => content)).toEqual(['Hi there']);
    expect(await done(client.DELETE('/comments/{id}', { params: its }))).toEqual(OK);
    expect(await done(client.DELETE('/posts/{id}', { params: byId }))).toEqual(OK);
    expect(await refused(client.GET('/posts/{id}', { params: byId }))).toBe('NOT_FOUND');
  });

  it('administers', async () => {
    const { client: admin } = await register(ADMIN_KEY);
    const { client: nobody } = await register();
    expect(await refused(nobody.GET('/admin/users'))).toBe('FORBIDDEN');
    const body = { email: newEmail(), firstName: 'Ada', role: 'user' as const };
    const { id } = await done(admin.POST('/admin/users', { body }));
    const params = { path: { id } };
    const change = { params, body: { emailVerified: true } };
    expect((await done(admin.PATCH('/admin/users/{id}', change))).emailVerified).toBe(true);
    const promote = { params, body: { role: 'admin' as const } };
    expect((await done(admin.PUT('/admin/users/{id}/role', promote))).role).toBe('admin');
    await done(admin.PUT('/admin/users/{id}/deactivate', { params }));
    await done(admin.PUT('/admin/users/{id}/activate', { params }));
    await done(admin.POST('/admin/users/{id}/password-reset', { params }));
    await done(admin.GET('/admin/users/{id}/sessions', { params }));
    await done(admin.DELETE('/admin/users/{id}/sessions', { params }));
    expect((await done(admin.GET('/admin/users/{id}', { params }))).user.email).toBe(body.email);
    const named = { query: { user: body.email } };
    expect((await done(admin.GET('/admin/users/find', { params: named }))).id).toBe(id);
    const query = { q: body.email, verified: true, sort: 'email' as const };
    expect((await done(admin.GET('/admin/users', { params: { query } }))).total).toBe(1);
    const csv = await done(
      admin.GET('/admin/users.csv', { params: { query: { q: body.email } }, parseAs: 'text' }),
    );
    expect(csv.split('\r\n')[1]).toContain(body.email);
    const bulk = { action: 'revokeSessions' as const, ids: [id] };
    expect(await done(admin.POST('/admin/users/bulk/preview', { body: bulk }))).toMatchObject({
      total: 1,
    });
    expect(await done(admin.POST('/admin/users/bulk', { body: bulk }))).toMatchObject({
      succeeded: 1,
    });
    const accept = { headers: { accept: 'application/x-ndjson' }, parseAs: 'text' } as const;
    const lines = await admin.POST('/admin/users/bulk', { body: bulk, ...accept });
    expect(lines.response.headers.get('content-type')).toBe('application/x-ndjson');
    await done(admin.DELETE('/admin/users/{id}', { params }));
    expect(await refused(admin.GET('/admin/users/{id}', { params }))).toBe('NOT_FOUND');
    expect((await done(admin.GET('/admin/blocked'))).groups).toBeInstanceOf(Array);
    expect((await done(admin.GET('/admin/stats'))).users.total).toBeGreaterThan(1);
    const target = { params: { query: { target: id } } };
    expect((await done(admin.GET('/admin/audit', target))).items.length).toBeGreaterThan(3);
    const [mail] = (await done(admin.GET('/admin/mail'))).items;
    const path = { id: mail?.id ?? '' };
    expect(await done(admin.GET('/admin/mail/{id}', { params: { path } }))).toMatchObject(
      mail ?? {},
    );
  });

  it('finds out why someone cannot sign in, and undoes', async () => {
    const { client: admin } = await register(ADMIN_KEY);
    const { user } = await register();
    const params = { path: { id: user.id } };
    await done(admin.POST('/admin/users/{id}/verification', { params }));
    const { response } = await admin.PUT('/admin/users/{id}/deactivate', { params });
    const check = () => done(admin.GET('/admin/users/{id}/sign-in-check', { params }));
    expect((await check()).canSignIn).toBe(false);
    await done(admin.DELETE('/admin/users/{id}/throttle', { params }));
    await done(admin.DELETE('/admin/users/{id}/mail-stop', { params }));
    const query = { target: user.id, action: 'user.deactivated' } as const;
    const { items } = await done(admin.GET('/admin/audit', { params: { query } }));
    const event = { path: { id: items[0]?.id ?? '' } };
    const again = await done(admin.POST('/admin/audit/{id}/revert', { params: event }));
    expect(again.status).toBe('active');
    expect((await check()).canSignIn).toBe(true);
    const twice = admin.POST('/admin/audit/{id}/revert', { params: event });
    expect(await refused(twice)).toBe('CONFLICT');
    const requestId = response.headers.get('x-request-id') ?? '';
    const request = { params: { path: { requestId } } };
    const before = await done(admin.GET('/admin/audit/requests/{requestId}/revert', request));
    expect(before.refused).toEqual([{ message: 'Already reverted.', count: 1 }]);
    const all = await done(admin.POST('/admin/audit/requests/{requestId}/revert', request));
    expect(all).toMatchObject({ succeeded: 0, failed: 1 });
  });

  it('moves the users of another system in, and back out', async () => {
    const { client: admin } = await register(ADMIN_KEY);
    const email = newEmail();
    const begin = async () => {
      const body = { fileName: 'users.csv' };
      const { id } = await done(admin.POST('/admin/imports', { body }));
      const params = { path: { id } };
      const data = Buffer.from(`email\n${email}\n`).toString('base64');
      const piece = { params, body: { offset: 0, data } };
      await done(admin.POST('/admin/imports/{id}/file', piece));
      return params;
    };
    const discarded = await begin();
    expect(await done(admin.DELETE('/admin/imports/{id}', { params: discarded }))).toEqual(OK);
    // There is one job at a time: while this one is under way, another can be stopped before it begins.
    const underWay = await begin();
    const job = { job: 'plan' as const, leasedUntil: new Date(Date.now() + 600_000) };
    await server.core.db.transaction((tx) => tx.update(imports).set(job));
    const params = await begin();
    const get = () => done(admin.GET('/admin/imports/{id}', { params }));
    const until = (state: string) =>
      poll(async () => ((await get()).state === state ? true : undefined), `It is not ${state}.`);
    await done(admin.POST('/admin/imports/{id}/preview', { params, body: {} }));
    await done(admin.POST('/admin/imports/{id}/stop', { params }));
    await done(admin.POST('/admin/imports/{id}/preview', { params, body: {} }));
    await done(admin.POST('/admin/imports/{id}/stop', { params: underWay }));
    await done(admin.DELETE('/admin/imports/{id}', { params: underWay }));
    await until('ready');
    const proof = { params, body: { email, password: PASSWORD } };
    expect((await done(admin.POST('/admin/imports/{id}/prove', proof))).matches).toBe(false);
    const { planVersion } = await get();
    const start = { params, body: { planVersion: planVersion ?? '' } };
    await done(admin.POST('/admin/imports/{id}/apply', start));
    await until('applied');
    const result = await done(admin.GET('/admin/imports/{id}/result', { params, parseAs: 'text' }));
    expect(result.split('\r\n')[1]).toContain(`"new","${email}"`);
    expect((await done(admin.GET('/admin/imports/hashes'))).withoutPassword).toBe(1);
    await done(admin.POST('/admin/imports/{id}/undo', { params }));
    await until('undone');
    expect((await done(admin.GET('/admin/imports'))).items.map(({ added }) => added)).toEqual([1]);
  });

  it('came by every operation of the reference', () => {
    expect(validation.unwalked()).toEqual([]);
  });
});
