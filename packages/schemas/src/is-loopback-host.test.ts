import { expect, test } from 'vitest';
import { isLoopbackHost } from './is-loopback-host.ts';

test.each([
  'localhost',
  'LOCALHOST:3000',
  'accounts.localhost',
  '127.0.0.1',
  '127.1.2.3:3000',
  '[::1]',
  '[::1]:3000',
  '2130706433',
])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each([
  '',
  'a b',
  'localhost.example.com',
  'notlocalhost',
  '127.0.0.1.example.com',
  '128.0.0.1',
  '192.168.1.5',
  '[::2]',
])('%j is another, or none', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});
