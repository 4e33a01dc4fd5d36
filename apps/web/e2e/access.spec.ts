import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { accessTo } from '../src/lib/server/access.ts';
import { PAGES } from './pages.ts';

const ROUTES = fileURLToPath(new URL('../src/routes', import.meta.url));

/** SvelteKit's ids of everything that answers: a page's or an endpoint's folder. */
function routeIds(): string[] {
  return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\+(page\.svelte|server\.ts)$/.test(file))
    .map((file) => `/${dirname(file)}`);
}

test('every page is placed, and a page that is not is closed', () => {
  const actual = Object.fromEntries(routeIds().map((id) => [id, accessTo(id)]));
  // The policy, spelled out a second time.
  expect(actual).toEqual(Object.fromEntries(PAGES.map(({ route, access }) => [route, access])));
  for (const id of ['/forgotten', '/(other)/page', '/admin/users', '/constructor']) {
    expect(accessTo(id), id).toBe('none');
  }
});
