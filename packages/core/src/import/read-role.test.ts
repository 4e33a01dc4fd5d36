import { expect, test } from 'vitest';
import { readRole } from './read-role.ts';

test('one of several roles, with spaces around each, makes an administrator', () => {
  expect(readRole('member , Admin;', {})).toBe('admin');
  expect(readRole([' regular | standard '], {})).toBe('user');
});

test('roles that fill a file are not looked at', () => {
  const many = Array.from({ length: 1_001 }, () => 'user');
  expect(() => readRole(many, {})).toThrow('has more than 1000 roles');
  expect(() => readRole(many.join(';'), {})).toThrow('longer than 4000 characters');
  expect(readRole(`editor${' '.repeat(3_900)}chief`, { '*': 'user' })).toBe('user');
});
