import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { BOUNDARIES } from './boundaries.ts';
import { boundaryViolations } from './boundary-violations.ts';
import { coreEntryViolations } from './core-entries.ts';
import { environmentReads } from './environment-reads.ts';
import { folderCycles } from './folder-cycles.ts';
import { importSideEffects } from './import-side-effects.ts';
import { isTest } from './is-test.ts';
import { readSources } from './read-sources.ts';
import { EXEMPTIONS, verbViolations } from './verbs.ts';
import { wordsInPages } from './words-in-pages.ts';

// Every source is parsed here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 120_000 });

const sources = readSources(fileURLToPath(new URL('../..', import.meta.url)));
/** What is started, not imported. */
const PROGRAMS = [
  'packages/core/src/import-file/read-child.ts',
  'packages/core/src/password/hash-thread.ts',
  'packages/db/src/replica-child.ts',
];
const isEntry = (path: string) =>
  /^apps\/(?:server\/src\/(?:main|cli|rolecall|write-command-line|write-openapi|write-settings)|bench\/src\/(?:main|probe|spin)|example\/src\/(?:main|show-users))\.ts$/.test(
    path,
  ) || PROGRAMS.includes(path);

test('every package in the table has sources', () => {
  const found = new Set(sources.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  expect([...found].sort()).toEqual(Object.keys(BOUNDARIES).sort());
});

test('imports stay within the boundaries', () => {
  expect(sources.flatMap((source) => boundaryViolations(source))).toEqual([]);
});

test('others import of core its verbs and its entries', () => {
  expect(coreEntryViolations(sources)).toEqual([]);
});

/** The web app's pages are folders by their URLs: only its library has an order. */
const rootOf = (name: string) => `${name}/src${name === 'apps/web' ? '/lib' : ''}`;

test.each(Object.keys(BOUNDARIES).map(rootOf))('the folders of %s have an order', (root) => {
  const imported = sources.filter(({ path }) => !isTest(path));
  expect(folderCycles(root, imported)).toEqual([]);
});

test('only env.ts reads the environment', () => {
  expect(sources.flatMap((source) => environmentReads(source))).toEqual([]);
});

test('importing a module does nothing', () => {
  // A component's script belongs to the component: it runs when that is rendered.
  const isModule = (path: string) => !isTest(path) && !path.endsWith('.svelte');
  const modules = sources.filter(({ path }) => isModule(path) && !isEntry(path));
  expect(modules.flatMap((source) => importSideEffects(source))).toEqual([]);
});

test('every verb of core that writes authorizes and audits', () => {
  const core = sources.filter(({ path }) => /^packages\/core\/src\//.test(path) && !isTest(path));
  expect(verbViolations(core, EXEMPTIONS)).toEqual([]);
});

test('the words of the web app stand in its tables of texts', () => {
  expect(wordsInPages(sources)).toEqual([]);
});
