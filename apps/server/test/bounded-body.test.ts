import { isPublic } from '@rolecall/core/verb';
import { newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const { tokens } = await newUser(server);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const asUser = { authorization: `Bearer ${tokens.accessToken}` };
const long = { email: 'x'.repeat(100_000) };
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
});

it('a long text full of quotes and colons is a text', async () => {
  const content = '{"a": "b", "c":1}'.repeat(1_000);
  const made = await post('/api/v1/posts', { title: 'JSON', content }, asUser);
  expect(made.status).toBe(201);
  expect((await made.json()).content).toBe(content);
});
