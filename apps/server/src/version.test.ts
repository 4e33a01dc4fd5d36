import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERSION } from './version.ts';

test('the changelog begins with this version, or with what comes after it', () => {
  const changelog = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8');
  const [first = '', second] = [...changelog.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(first === 'Unreleased' ? second : first).toMatch(new RegExp(`^${VERSION}( |$)`));
});
