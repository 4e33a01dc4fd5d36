import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { redirectToAppUrl } from './redirect-to-app-url.ts';

/** Where someone is led who opens `/posts?q=a` of an installation by this host. */
function ledTo(appUrl: string, host: string, headers: Record<string, string> = DOCUMENT) {
  // A Request of its own drops the Host, which belongs to the connection.
  const sent = new Map(Object.entries({ host, ...headers }));
  const request = { method: 'GET', headers: { get: (name: string) => sent.get(name) ?? null } };
  const url = new URL(`${appUrl}/posts?q=a`);
  try {
    redirectToAppUrl({ request, url } as unknown as RequestEvent);
    return undefined;
  } catch (thrown) {
    return (thrown as { location: string }).location;
  }
}

const DOCUMENT = { 'sec-fetch-dest': 'document' };

test.each(['127.0.0.1:3000', '[::1]:3000', 'rolecall.localhost:3000'])(
  '%s leads to the name of the installation',
  (host) => {
    expect(ledTo('http://localhost:3000', host)).toBe('http://localhost:3000/posts?q=a');
  },
);

test.each([
  ['http://localhost:3000', 'localhost:3000'],
  ['http://localhost:3000', '127.0.0.1:4000'],
  ['http://localhost:3000', 'localhost'],
  ['http://localhost:3000', 'evil.example:3000'],
  ['http://localhost:3000', 'a b'],
  ['https://accounts.example.com', '127.0.0.1'],
  ['https://accounts.example.com', 'rolecall.internal'],
])('an installation at %s leads nobody away from %s', (appUrl, host) => {
  expect(ledTo(appUrl, host)).toBeUndefined();
});

test.each<Record<string, string>>([{}, { 'sec-fetch-dest': 'empty' }])(
  'only a page that is opened is led over, not %o',
  (headers) => {
    expect(ledTo('http://localhost:3000', '127.0.0.1:3000', headers)).toBeUndefined();
  },
);
