import { expect, test } from 'vitest';
import { readRole } from './read-role.ts';

test('one of several roles, with spaces around each, makes an administrator', () => {
  expect(readRole('member , Admin;', {})).toBe('admin');
  expect(readRole([' regular | standard '], {})).toBe('user');
});

test('half a million spaces in a role are read at once', () => {
  expect(readRole(`editor${' '.repeat(500_000)}chief`, { '*': 'user' })).toBe('user');
});
