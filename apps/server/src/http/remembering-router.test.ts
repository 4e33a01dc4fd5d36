import { TrieRouter } from 'hono/router/trie-router';
import { expect, test } from 'vitest';
import { createRememberingRouter } from './remembering-router.ts';

const ROUTES = [
  ['ALL', '*'],
  ['GET', '/livez'],
  ['ALL', '/trpc/*'],
  ['GET', '/users/:id'],
  ['GET', '/users/me'],
  ['GET', '/users/me/sessions/:id'],
  ['POST', '/users/:id/:action{[a-z]+}'],
] as const;

const ASKED = [
  ...['/livez', '/trpc/user.me', '/trpc/a,b', '/users/me', '/users/you', '/users/them'],
  ...['/users/me/sessions/1', '/users/me/sessions/2', '/users/1/stop', '/nowhere', '/', ''],
  `/trpc/${'x'.repeat(200)}`,
];

test('finds the same each time as the router that remembers nothing', () => {
  const plain = new TrieRouter<string>();
  const remembering = createRememberingRouter<string>();
  for (const [method, path] of ROUTES) {
    plain.add(method, path, `${method} ${path}`);
    remembering.add(method, path, `${method} ${path}`);
  }
  for (const round of [1, 2, 3]) {
    for (const path of ASKED) {
      for (const method of ['GET', 'POST', 'HEAD']) {
        const found = remembering.match(method, path);
        expect(found, `${round}: ${method} ${path}`).toEqual(plain.match(method, path));
      }
    }
  }
});

test('finds what was lost among many other paths', () => {
  const router = createRememberingRouter<string>();
  router.add('GET', '/livez', 'livez');
  const first = router.match('GET', '/livez');
  for (let count = 0; count < 2_000; count++) router.match('GET', `/nowhere/${count}`);
  expect(router.match('GET', '/livez')).toEqual(first);
});
