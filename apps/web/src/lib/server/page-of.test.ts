import { existsSync, globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { PARTS, pageOf } from './page-of.ts';

const ROUTES = new URL('../../routes/', import.meta.url);

test('knows the page of each route behind the sign-in that is none', () => {
  const cwd = ROUTES.pathname;
  const endpoints = globSync('(*)/**/+server.ts', { cwd }).map((file) => `/${dirname(file)}`);
  expect(Object.keys(PARTS).sort()).toEqual(endpoints.sort());
  for (const [part, page] of Object.entries(PARTS)) {
    const group = part.split('/')[1];
    expect(existsSync(new URL(`./${group}${page}/+page.svelte`, ROUTES)), page).toBe(true);
  }
});

test.each([
  ['/(app)/settings', '/settings', '/settings/profile'],
  ['/(admin)/admin/users.csv', '/admin/users.csv?q=ann&sort=name', '/admin/users?q=ann&sort=name'],
  [
    '/(admin)/admin/imports/[id]/result.csv',
    '/admin/imports/imp_1/result.csv',
    '/admin/imports/imp_1',
  ],
  ['/(admin)/admin/users', '/admin/users?page=2', '/admin/users?page=2'],
  ['/(app)/posts/[id]', '/posts/imp_1?/edit', '/posts/imp_1'],
  [null, '/nowhere', '/nowhere'],
])('%s at %s belongs to %s', (id, path, page) => {
  const url = new URL(path, 'http://rolecall.test');
  expect(pageOf({ route: { id }, params: { id: 'imp_1' }, url })).toBe(page);
});
