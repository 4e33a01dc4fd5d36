import { isPublic } from '@rolecall/core/verb';
import { newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const { tokens } = await newUser(server);

type Headers = Record<string, string>;
const postText = (path: string, body: string, headers: Headers = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const post = (path: string, body: unknown, headers?: Headers) =>
  postText(path, JSON.stringify(body), headers);
const asUser = { authorization: `Bearer ${tokens.accessToken}` };
const long = { email: 'x'.repeat(100_000) };
const half = { email: 'x'.repeat(10_000) };
const TOO_LONG = 'The request body is too long (16 KiB at most).';
const TOO_DEEP = 'The request body is nested too deeply (100 levels at most).';
const TOO_MANY = 'Too many fields (500 at most).';
const manyKeys = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, 1]));

const PUBLIC = restRoutes().filter(
  ({ method, procedure }) => method === 'POST' && isPublic(procedure.verb.duties),
);

describe('what no input could be like is refused unread', () => {
  it.each(PUBLIC.map(({ path, procedure }) => [path, procedure.path]))(
    'from anyone: %s',
    async (path, name) => {
      const rest = await post(path, long);
      expect(rest.status).toBe(400);
      expect((await rest.json()).error.fields).toEqual({ _: [expect.stringContaining('long')] });
      for (const way of [`/trpc/${name}`, `/trpc/${name}?batch=1`]) {
        const trpc = await post(way, way.includes('batch') ? { 0: long } : long);
        expect(trpc.status).toBe(400);
        expect((await trpc.json()).error.data.domain.fields).toHaveProperty('_');
      }
    },
  );

  it('with thousands of keys, whoever sends it', async () => {
    for (const path of ['/api/v1/posts', '/trpc/post.create', '/trpc/post.create?batch=1']) {
      for (const headers of [{}, asUser]) {
        expect((await post(path, manyKeys, headers)).status, path).toBe(400);
      }
    }
  });

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('nested deeply in %s, whoever sends it', async (_, open, close) => {
    for (const levels of [101, 400, 20_000]) {
      const deep = `${open.repeat(levels)}1${close.repeat(levels)}`;
      for (const headers of [{}, asUser]) {
        for (const path of ['/api/v1/posts', '/trpc/post.create', '/trpc/auth.login']) {
          expect((await postText(path, deep, headers)).status, path).toBe(400);
        }
        const inputs = `{"0":${deep},"1":{}}`;
        const response = await postText('/trpc/auth.login,post.create?batch=1', inputs, headers);
        expect((await response.json()).error.data.domain.fields).toEqual({ _: [TOO_DEEP] });
      }
    }
  });

  it.each([
    ['a letter', (n: number) => `k${n}`],
    ['a backslash', (n: number) => `k${n}\\`],
    ['a quote', (n: number) => `k${n}"`],
  ])('with thousands of keys that end in %s', async (_, keyOf) => {
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [keyOf(n), 1]));
    const response = await post('/api/v1/posts', keys, asUser);
    expect((await response.json()).error.fields).toEqual({ _: [TOO_MANY] });
  });

  it.each([
    ['beside a call of a private procedure', 'auth.login,post.create', { 0: long, 1: {} }],
    ['under a key that is spelled in another way', 'post.create,auth.login', { 0: {}, 1: long }],
    ['spread over several calls', 'auth.login,post.create,auth.login', { 0: half, 1: {}, 2: half }],
  ])('a long input for anyone %s', async (_, names, inputs) => {
    const body = JSON.stringify(inputs).replace('"1":', '"\\u0031":');
    const response = await postText(`/trpc/${names}?batch=1`, body, asUser);
    expect(response.status).toBe(400);
    expect((await response.json()).error.data.domain.fields).toEqual({ _: [TOO_LONG] });
  });
});

describe('a limit counts bytes, not letters', () => {
  /** Without a content-length. */
  const postUndeclared = (path: string, body: unknown) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asUser },
      body: new Blob([JSON.stringify(body)]).stream(),
    });
  const isTooLong = async (response: Promise<Response>) =>
    (await (await response).text()).includes(TOO_LONG);

  it.each([
    ['one byte', 'x', 16_000],
    ['two bytes', 'é', 8_000],
    ['three bytes', '✓', 5_300],
    ['four bytes', '😀', 4_000],
  ])('letters of %s', async (_, letter, most) => {
    for (const [times, expected] of [
      [most, false],
      [most * 1.1, true],
    ] as const) {
      const input = { email: letter.repeat(times) };
      const batch = { 0: input, 1: {} };
      const told = await Promise.all(
        [
          post('/api/v1/auth/login', input),
          postUndeclared('/api/v1/auth/login', input),
          postUndeclared('/trpc/auth.login', input),
          postUndeclared('/trpc/auth.login,post.create?batch=1', batch),
        ].map(isTooLong),
      );
      expect(told).toEqual(told.map(() => expected));
    }
  });
});

it('a long post can share a batch with a procedure that anyone may call', async () => {
  const path = '/trpc/post.create,auth.forgotPassword?batch=1';
  const content = 'x'.repeat(19_000);
  const inputs = { 0: { title: 'Long', content }, 1: { email: 'nobody@example.com' } };
  const responses = await (await post(path, inputs, asUser)).json();
  expect(responses).toEqual([
    { result: { data: expect.objectContaining({ content }) } },
    { result: { data: { ok: true } } },
  ]);
});

it('a long text full of quotes and colons is a text', async () => {
  const content = '{"a": "b", "c":1}'.repeat(1_000);
  const made = await post('/api/v1/posts', { title: 'JSON', content }, asUser);
  expect(made.status).toBe(201);
  expect((await made.json()).content).toBe(content);
});
