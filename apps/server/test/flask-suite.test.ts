import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { flaskClient } from './flask-dialect.ts';

/**
 * What the test suites of small Flask and Django backends assert of users, written in their paths
 * and fields. flask-dialect.ts says what each of them is called here.
 */
const ADMIN_SECRET_KEY = 'correct-admin-secret-key';
/** The life of an access token and the leeway for clocks that differ. */
const ACCESS_SECONDS = 600 + 60;

const server = await startTestServer({ ADMIN_SECRET_KEY });
afterAll(() => server.stop());
const client = flaskClient(server.url);

const password = 'Str0ng-enough-Passw0rd!';
const login = (email: string, secret = password) =>
  client.post('/login', { email, password: secret });

async function newPerson() {
  const email = newEmail();
  const { status, json } = await client.post('/register', {
    name: 'Test User',
    email,
    password,
  });
  expect(status).toBe(201);
  const { access_token, refresh_token } = json;
  return { email, access_token, refresh_token };
}

describe('POST /register', () => {
  it('creates a user and never shows the password', async () => {
    const email = newEmail();
    const { status, json, text } = await client.post('/register', {
      name: 'Test User',
      email,
      password,
    });
    expect(status).toBe(201);
    expect(json.user).toMatchObject({ email, name: 'Test User', role: 'user', is_active: true });
    expect(text).not.toContain(password);
    expect(text).not.toMatch(/password|hash/i);
  });

  it.each(['email', 'password'])('wants %s', async (field) => {
    const body = { name: 'Test User', email: newEmail(), password, [field]: undefined };
    const { status, json } = await client.post('/register', body);
    expect(status).toBe(400);
    expect(Object.keys(json.errors)).toEqual([field]);
  });

  it('wants a body', async () => {
    expect((await client.post('/register', {})).status).toBe(400);
    expect((await client.post('/register')).status).toBe(415);
  });

  it.each(['not-an-email', 'a@b', '@example.com', 'two@at@example.com', ''])(
    'refuses the email “%s”',
    async (email) => {
      const { status, json } = await client.post('/register', { name: 'X', email, password });
      expect([status, Object.keys(json.errors)]).toEqual([400, ['email']]);
    },
  );

  it.each(['123', 'password', 'short'])('refuses the password “%s”', async (weak) => {
    const body = { name: 'X', email: newEmail(), password: weak };
    expect((await client.post('/register', body)).status).toBe(400);
  });

  it('refuses an email twice, in whatever case', async () => {
    const { email } = await newPerson();
    for (const again of [email, email.toUpperCase(), ` ${email} `]) {
      const { status } = await client.post('/register', { name: 'X', email: again, password });
      expect(status).toBe(409);
    }
  });

  it('gives no one a role that asks for it', async () => {
    for (const more of [{ role: 'admin' }, { is_admin: true }, { is_active: false }]) {
      const body = { name: 'X', email: newEmail(), password, ...more };
      expect((await client.post('/register', body)).status).toBe(400);
    }
  });

  it('makes an administrator of who knows the secret key', async () => {
    const body = { name: 'X', email: newEmail(), password };
    const right = await client.post('/register', { ...body, admin_secret: ADMIN_SECRET_KEY });
    expect([right.status, right.json.user.role]).toEqual([201, 'admin']);
    const other = { ...body, email: newEmail() };
    expect((await client.post('/register', { ...other, admin_secret: 'guess' })).status).toBe(403);
    expect((await login(other.email)).status).toBe(401);
  });
});

describe('POST /login', () => {
  it('answers a token', async () => {
    const { email } = await newPerson();
    const { status, json } = await login(email);
    expect(status).toBe(200);
    expect(json.access_token.split('.')).toHaveLength(3);
    expect(json.user.email).toBe(email);
    expect((await login(email.toUpperCase())).status).toBe(200);
  });

  it('answers a wrong password and an unknown email alike', async () => {
    const { email } = await newPerson();
    const wrong = await login(email, 'wrong password');
    const unknown = await login(newEmail());
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.json.message).toBe(unknown.json.message);
  });

  it('wants both fields', async () => {
    expect((await client.post('/login', { email: newEmail() })).status).toBe(400);
    expect((await client.post('/login', { password })).status).toBe(400);
  });
});

describe('a protected route', () => {
  it('wants a token that is one', async () => {
    const { access_token } = await newPerson();
    expect((await client.get('/profile')).status).toBe(401);
    expect((await client.get('/profile', 'not.a.token')).status).toBe(401);
    expect((await client.get('/profile', access_token.slice(0, -4))).status).toBe(401);
    expect((await client.get('/profile', access_token)).status).toBe(200);
  });

  it('refuses a token that has run out, and takes the refreshed one', async () => {
    const { access_token, refresh_token } = await newPerson();
    server.advance(ACCESS_SECONDS);
    expect((await client.get('/profile', access_token)).status).toBe(401);
    const { status, json } = await client.post('/refresh', { refresh_token });
    expect(status).toBe(200);
    expect((await client.get('/profile', json.access_token)).status).toBe(200);
  });

  it('does not take one kind of token for the other', async () => {
    const { access_token, refresh_token } = await newPerson();
    expect((await client.get('/profile', refresh_token)).status).toBe(401);
    expect((await client.post('/refresh', { refresh_token: access_token })).status).toBe(401);
    expect((await client.post('/refresh', {})).status).toBe(400);
  });
});

describe('POST /logout', () => {
  it('makes both tokens useless', async () => {
    const { access_token, refresh_token } = await newPerson();
    expect((await client.post('/logout', undefined, access_token)).status).toBe(200);
    expect((await client.get('/profile', access_token)).status).toBe(401);
    expect((await client.post('/refresh', { refresh_token })).status).toBe(401);
    expect((await client.post('/logout', undefined, access_token)).status).toBe(401);
    expect((await client.post('/logout')).status).toBe(401);
  });
});

describe('/profile', () => {
  it('is read and changed by its owner', async () => {
    const { access_token, email } = await newPerson();
    const { json } = await client.get('/profile', access_token);
    expect(json).toMatchObject({ email, name: 'Test User' });
    const changed = await client.put('/profile', { first_name: 'Changed' }, access_token);
    expect([changed.status, changed.json.name]).toEqual([200, 'Changed User']);
    expect((await client.get('/profile', access_token)).json.name).toBe('Changed User');
    expect((await client.put('/profile', { first_name: 'X' })).status).toBe(401);
  });

  it('lets no one change what is not theirs to change', async () => {
    const { access_token } = await newPerson();
    for (const body of [{ role: 'admin' }, { is_active: false }, { id: 'usr_other' }]) {
      expect((await client.put('/profile', body, access_token)).status).toBe(400);
    }
    expect((await client.get('/profile', access_token)).json.role).toBe('user');
  });
});

describe('PUT /change-password', () => {
  const change = (old_password: string, new_password: string, token?: string) =>
    client.put('/change-password', { old_password, new_password }, token);

  it('wants the old one, and then only the new one works', async () => {
    const { access_token, email } = await newPerson();
    const next = 'An0ther-strong-Passw0rd!';
    expect((await change('wrong', next, access_token)).status).toBe(401);
    expect((await change(password, 'short', access_token)).status).toBe(400);
    expect((await change(password, next)).status).toBe(401);
    expect((await change(password, next, access_token)).status).toBe(200);
    expect((await login(email)).status).toBe(401);
    expect((await login(email, next)).status).toBe(200);
  });
});

describe('POST /forgot-password', () => {
  it('answers alike for everyone, and its token sets a password once', async () => {
    const { email } = await newPerson();
    const known = await client.post('/forgot-password', { email });
    const unknown = await client.post('/forgot-password', { email: newEmail() });
    expect([known.status, known.text]).toEqual([200, unknown.text]);
    const token = tokenIn(await server.mailTo(email, /Reset your password/));
    const next = 'An0ther-strong-Passw0rd!';
    const reset = (by: string) => client.post('/reset-password', { token: by, new_password: next });
    expect((await reset('not-the-token')).status).toBe(400);
    expect((await reset(token)).status).toBe(200);
    expect((await reset(token)).status).toBe(400);
    expect((await login(email)).status).toBe(401);
    expect((await login(email, next)).status).toBe(200);
  });
});
