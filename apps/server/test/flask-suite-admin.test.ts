import { newEmail } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { flaskClient } from './flask-dialect.ts';

/** The other half of flask-suite.test.ts: administrators, posts and comments, a separate front end. */
const ADMIN_SECRET_KEY = 'correct-admin-secret-key';
const FRONTEND = 'http://localhost:5173';
const PEOPLE = 12;

type Person = { id: string; email: string; token: string };

const password = 'Str0ng-enough-Passw0rd!';
const server = await startTestServer({ ADMIN_SECRET_KEY, FRONTEND_URL: FRONTEND });
afterAll(() => server.stop());
const client = flaskClient(server.url);
const admin = await newPerson({ admin_secret: ADMIN_SECRET_KEY });
const user = await newPerson();

const login = (email: string) => client.post('/login', { email, password });

async function newPerson(more: object = {}): Promise<Person> {
  const email = newEmail();
  const body = { name: 'Test User', email, password, ...more };
  const { json } = await client.post('/register', body);
  return { email, token: json.access_token, id: json.user.id };
}

describe('GET /users', () => {
  it('is for administrators', async () => {
    expect((await client.get('/users')).status).toBe(401);
    expect((await client.get('/users', user.token)).status).toBe(403);
    const { status, json, text } = await client.get('/users', admin.token);
    expect(status).toBe(200);
    expect(json.items.length).toBe(json.total);
    expect(text).not.toMatch(/password|hash/i);
  });

  it('comes in pages', async () => {
    await Promise.all(Array.from({ length: PEOPLE }, () => newPerson()));
    const page = async (number: number) =>
      (await client.get(`/users?page=${number}&per_page=5`, admin.token)).json;
    const first = await page(1);
    expect(first).toMatchObject({ page: 1, per_page: 5, total: expect.any(Number) });
    expect(first.pages).toBe(Math.ceil(first.total / 5));
    const pages = await Promise.all(
      Array.from({ length: first.pages }, (_, index) => page(index + 1)),
    );
    const ids = pages.flatMap(({ items }) => items.map(({ id }: Person) => id));
    expect(new Set(ids).size).toBe(first.total);
    expect((await page(first.pages + 1)).items).toEqual([]);
    for (const query of ['page=0', 'page=x', 'per_page=0', 'per_page=1000']) {
      expect((await client.get(`/users?${query}`, admin.token)).status, query).toBe(400);
    }
  });

  it('finds by email, role and state', async () => {
    const one = await client.get(`/users?search=${user.email}`, admin.token);
    expect(one.json.items.map(({ email }: Person) => email)).toEqual([user.email]);
    const { json } = await client.get('/users?role=admin', admin.token);
    expect(json.items.map(({ id }: Person) => id)).toEqual([admin.id]);
  });
});

describe('/users/<id>', () => {
  it('is seen by its owner and administrators', async () => {
    const other = await newPerson();
    expect((await client.get(`/users/${user.id}`, user.token)).json.email).toBe(user.email);
    expect((await client.get(`/users/${user.id}`, admin.token)).json.email).toBe(user.email);
    expect((await client.get(`/users/${user.id}`, other.token)).status).toBe(404);
    expect((await client.get('/users/99999', admin.token)).status).toBe(404);
    expect((await client.get(`/users/${user.id}`)).status).toBe(401);
  });

  it('is created, changed and deleted by administrators', async () => {
    const email = newEmail();
    const body = { first_name: 'Made', last_name: 'Here', email, password };
    expect((await client.post('/users', body, user.token)).status).toBe(403);
    const made = await client.post('/users', body, admin.token);
    expect([made.status, made.json.name]).toEqual([201, 'Made Here']);
    expect((await client.post('/users', body, admin.token)).status).toBe(409);
    const path = `/users/${made.json.id}`;
    expect((await client.put(path, { first_name: 'Changed' }, admin.token)).json.name).toBe(
      'Changed Here',
    );
    const taken = await client.put(path, { email: user.email }, admin.token);
    expect(taken.status).toBe(409);
    expect((await client.delete(path, user.token)).status).toBe(403);
    expect((await client.delete(path, admin.token)).status).toBe(200);
    expect((await client.delete(path, admin.token)).status).toBe(404);
    expect((await login(email)).status).toBe(401);
  });

  it('is changed by no one else', async () => {
    const other = await newPerson();
    const { status } = await client.put(`/users/${user.id}`, { first_name: 'X' }, other.token);
    expect(status).toBe(404);
    expect((await client.put(`/users/${user.id}`, { role: 'admin' }, user.token)).status).toBe(403);
  });
});

describe('a role', () => {
  it('is changed by administrators, and counts at once', async () => {
    const person = await newPerson();
    const set = (role: string, token: string, id = person.id) =>
      client.put(`/users/${id}/role`, { role }, token);
    expect((await set('admin', person.token)).status).toBe(403);
    expect((await set('king', admin.token)).status).toBe(400);
    expect((await set('admin', admin.token)).json.role).toBe('admin');
    expect((await client.get('/users', person.token)).status).toBe(200);
    expect((await set('user', admin.token)).json.role).toBe('user');
    // Who loses power signs in again: the old token is of no use even for the profile.
    expect((await client.get('/users', person.token)).status).toBe(401);
    const { json } = await login(person.email);
    expect((await client.get('/users', json.access_token)).status).toBe(403);
    expect((await set('user', admin.token, admin.id)).status).toBe(409);
  });
});

describe('a deactivated account', () => {
  it('cannot sign in or use its token, until it is activated again', async () => {
    const person = await newPerson();
    const turn = (what: string, token = admin.token, id = person.id) =>
      client.put(`/users/${id}/${what}`, undefined, token);
    expect((await turn('deactivate', user.token)).status).toBe(403);
    expect((await turn('deactivate')).json.is_active).toBe(false);
    expect((await login(person.email)).status).toBe(403);
    expect((await client.get('/profile', person.token)).status).toBe(401);
    expect((await turn('activate')).json.is_active).toBe(true);
    expect((await login(person.email)).status).toBe(200);
    expect((await turn('deactivate', admin.token, admin.id)).status).toBe(409);
  });
});

describe('posts and comments', () => {
  it('are made, read, changed and deleted', async () => {
    const post = await client.post('/posts', { title: 'First', content: 'Hello' }, user.token);
    expect([post.status, post.json.author.id]).toEqual([201, user.id]);
    const path = `/posts/${post.json.id}`;
    expect((await client.get(path, admin.token)).json.title).toBe('First');
    expect((await client.get('/posts', user.token)).json.items).toHaveLength(1);
    expect((await client.put(path, { title: 'Second' }, user.token)).json.title).toBe('Second');
    const comment = await client.post(`${path}/comments`, { content: 'Hi' }, admin.token);
    expect(comment.status).toBe(201);
    const its = `/comments/${comment.json.id}`;
    expect((await client.put(its, { content: 'Hi!' }, admin.token)).json.content).toBe('Hi!');
    expect((await client.get(`${path}/comments`, user.token)).json.items).toHaveLength(1);
    expect((await client.delete(its, admin.token)).status).toBe(200);
    expect((await client.delete(path, user.token)).status).toBe(200);
    expect((await client.get(path, user.token)).status).toBe(404);
    expect((await client.get(`${path}/comments`, user.token)).status).toBe(404);
  });

  it('belong to who wrote them; an administrator may, too', async () => {
    const other = await newPerson();
    const body = { title: 'Mine', content: 'Hello' };
    const { json } = await client.post('/posts', body, user.token);
    const path = `/posts/${json.id}`;
    const said = await client.post(`${path}/comments`, { content: 'Mine' }, user.token);
    for (const [of, change] of [
      [path, { title: 'Yours' }],
      [`/comments/${said.json.id}`, { content: 'Yours' }],
    ] as const) {
      expect((await client.put(of, change, other.token)).status).toBe(403);
      expect((await client.delete(of, other.token)).status).toBe(403);
      expect((await client.put(of, change, admin.token)).status).toBe(200);
    }
    expect((await client.delete(path, admin.token)).status).toBe(200);
  });

  it('want a token, a title and a text', async () => {
    const body = { title: 'First', content: 'Hello' };
    expect((await client.get('/posts')).status).toBe(401);
    expect((await client.post('/posts', body)).status).toBe(401);
    for (const field of ['title', 'content']) {
      const { status, json } = await client.post('/posts', { ...body, [field]: '' }, user.token);
      expect([status, Object.keys(json.errors)]).toEqual([400, [field]]);
    }
    expect((await client.post('/posts/99999/comments', { content: 'Hi' }, user.token)).status).toBe(
      404,
    );
  });
});

describe('a front end of another origin', () => {
  it('gets leave for its preflight, and reads the answer', async () => {
    const ask = (method: string, headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/auth/login`, {
        method,
        headers: { origin: FRONTEND, ...headers },
        ...(method === 'POST' && { body: JSON.stringify({ email: user.email, password }) }),
      });
    const preflight = await ask('OPTIONS', {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    });
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(FRONTEND);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    const response = await ask('POST', { 'content-type': 'application/json' });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(FRONTEND);
  });
});
