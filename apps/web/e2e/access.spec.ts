import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { accessTo } from '../src/lib/server/access.ts';

const ROUTES = fileURLToPath(new URL('../src/routes', import.meta.url));

/** SvelteKit's ids of everything that answers: a page's or an endpoint's folder. */
function routeIds(): string[] {
  return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\+(page\.svelte|server\.ts)$/.test(file))
    .map((file) => `/${dirname(file)}`);
}

/** The policy, spelled out a second time: a new page changes this table knowingly. */
const EXPECTED = {
  '/(admin)/admin': 'admin',
  '/(admin)/admin/audit': 'admin',
  '/(admin)/admin/mail': 'admin',
  '/(admin)/admin/users': 'admin',
  '/(admin)/admin/users.csv': 'admin',
  '/(admin)/admin/users/[id]': 'admin',
  '/(admin)/admin/users/bulk': 'admin',
  '/(admin)/admin/users/new': 'admin',
  '/(admin)/admin/users/suggest': 'admin',
  '/(admin)/admin/users/revert': 'admin',
  '/(app)': 'user',
  '/(app)/posts': 'user',
  '/(app)/posts/[id]': 'user',
  '/(app)/settings': 'user',
  '/(app)/settings/data': 'user',
  '/(app)/settings/profile': 'user',
  '/(app)/settings/security': 'user',
  '/(auth)/login': 'guest',
  '/(auth)/register': 'guest',
  '/[x+2e]well-known/change-password': 'anyone',
  '/confirm-email': 'anyone',
  '/confirm-email-change': 'anyone',
  '/dev/mail': 'anyone',
  '/dev/mail/[id]': 'anyone',
  '/dev/mail/[id]/html': 'anyone',
  '/forgot-password': 'anyone',
  '/resend-verification': 'anyone',
  '/reset-password': 'anyone',
  '/setup': 'anyone',
  '/theme': 'anyone',
  '/verify-email': 'anyone',
};

test('every page is placed, and a page that is not is closed', () => {
  const actual = Object.fromEntries(routeIds().map((id) => [id, accessTo(id)]));
  expect(actual).toEqual(EXPECTED);
  for (const id of ['/forgotten', '/(other)/page', '/admin/users', '/constructor']) {
    expect(accessTo(id), id).toBe('nobody');
  }
});
