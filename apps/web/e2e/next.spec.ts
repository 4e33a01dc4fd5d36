import { expect, test } from '@playwright/test';
import { safeNext } from '../src/lib/next.ts';

const PATHS = ['/', '/admin/users?q=a&page=2', '/a%2F%2Fb'];
const OTHERS = [
  null,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  'evil',
];

test('only paths on this site are followed', () => {
  for (const path of PATHS) expect(safeNext(path)).toBe(path);
  for (const other of OTHERS) expect(safeNext(other), String(other)).toBe('/');
});
