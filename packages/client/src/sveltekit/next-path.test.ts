import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

test.each([
  ['/app/notes?page=2', '/app/notes?page=2'],
  ['//example.com', '/'],
  ['/\\example.com', '/'],
  ['https://example.com', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
])('after signing in, %s leads to %s', (next, path) => {
  const url = new URL('https://app.example.com/login');
  url.searchParams.set('next', next);
  expect(nextPath(url)).toBe(path);
});
