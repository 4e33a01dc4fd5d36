import { readFileSync } from 'node:fs';
import { Glob } from 'bun';
import { expect, it } from 'vitest';

const SOURCES = [...new Glob('**/*.{css,html,svelte}').scanSync(import.meta.dirname)];

/** What else than `light-dark()`, which takes colours alone, can depend on the theme. */
const OTHER_WAYS =
  /\bdark:[\w[]|prefers-color-scheme|@container style|\[data-theme(?!="(?:light|dark)"\] \{\n {2}color-scheme: \w+;\n\})/;

// axe looks for nothing else in a second theme: e2e/axe.ts.
it('themes differ in colours alone', () => {
  expect(SOURCES.length).toBeGreaterThan(100);
  const others = SOURCES.filter((path) =>
    OTHER_WAYS.test(readFileSync(`${import.meta.dirname}/${path}`, 'utf8')),
  );
  expect(others).toEqual([]);
});
