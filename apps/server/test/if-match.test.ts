import { newAdmin, newEmail, newUser } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await newAdmin(server)).tokens.accessToken;
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body,
  });

describe('a version that changed on the way', () => {
  const STALE = '"2020-01-01T00:00:00.000Z"';
  const made = async (path: string, body: object) => {
    const response = await ask('POST', path, JSON.stringify(body));
    return (await response.json()).id;
  };

  it.each([
    (version: string) => `W/${version}`,
    (version: string) => version.replace(/"$/, '-gzip"'),
    (version: string) => `W/${version.replace(/"$/, '--gzip"')}`,
    (version: string) => `${STALE}, ${version.replace(/"$/, '-br"')}`,
    (version: string) => version.replaceAll('"', ''),
    () => '*',
  ])('is the same to users, posts and comments: %s', async (onTheWay) => {
    const { user } = await newUser(server);
    const post = await made('/posts', { title: newEmail(), content: 'x' });
    const comment = await made(`/posts/${post}/comments`, { content: 'x' });
    for (const [path, body] of [
      [`/users/${user.id}`, '{"firstName":"New"}'],
      [`/posts/${post}`, '{"content":"y"}'],
      [`/comments/${comment}`, '{"content":"y"}'],
    ] as const) {
      const change = (version: string) => ask('PATCH', path, body, { 'if-match': version });
      const etag = (await change('*')).headers.get('etag') ?? '';
      expect((await change(onTheWay(etag))).status, path).toBe(200);
      expect((await change(STALE)).status, path).toBe(409);
    }
  });
});
