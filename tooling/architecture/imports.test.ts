import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

test.each([
  ["import { a } from 'x';", false],
  ["import type { A } from 'x';", true],
  ["import { type A } from 'x';", false],
  ["import 'x';", false],
  ["export { a } from 'x';", false],
  ["export * from 'x';", false],
  ["export type { A } from 'x';", true],
  ["const a = await import('x');", false],
  ["const a = require('x');", false],
  ["type A = import('x').A;", true],
])('%s', (text, typeOnly) => {
  expect(importsOf({ path: 'a.ts', text })).toEqual([{ from: 'x', typeOnly }]);
});

test('are read from the scripts of a component', () => {
  const text = `<script module>import 'x';</script><script lang="ts">import 'y';</script><p>z</p>`;
  const found = importsOf({ path: 'a.svelte', text }).map(({ from }) => from);
  expect(found).toEqual(['x', 'y']);
});

test('are undefined when computed', () => {
  const found = importsOf({ path: 'a.ts', text: 'await import(path);' });
  expect(found).toEqual([{ from: undefined, typeOnly: false }]);
});
