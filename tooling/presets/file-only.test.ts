import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE_ONLY } from './file-only.ts';

test.each(Object.entries(FILE_ONLY))('%s is a test that exists: %s', (key) => {
  const [path = '', ...names] = key.split(' > ');
  expect(existsSync(path)).toBe(true);
  const source = readFileSync(path, 'utf8');
  for (const name of names) expect(source).toContain(name);
});
