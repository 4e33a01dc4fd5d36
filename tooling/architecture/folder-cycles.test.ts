import { expect, test } from 'vitest';
import { cyclesIn, folderCycles } from './folder-cycles.ts';

const graph = (edges: Record<string, string[]>) =>
  new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

const file = (path: string, ...imports: string[]) => ({
  path: `packages/core/src/${path}`,
  text: imports.map((from) => `import { a } from '${from}';`).join('\n'),
});

const MAIL_IMPORTS_TOKEN = file('mail/send.ts', '../token/mint.ts');
const TOKEN_IMPORTS_MAIL = file('token/mint.ts', '../mail/kinds.ts');
const cycles = (sources: ReturnType<typeof file>[]) => folderCycles('packages/core/src', sources);

test.each([
  ['a chain', { a: ['b'], b: ['c'] }, []],
  ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'] }, []],
  ['two folders', { a: ['b'], b: ['a'] }, [['a', 'b']]],
  ['a ring of three', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
  [
    'two rings apart',
    { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
])('%s', (_name, edges, expected) => {
  expect(cyclesIn(graph(edges))).toEqual(expected);
});

test('folders that import each other are a cycle, of types alone, too', () => {
  const types = { ...TOKEN_IMPORTS_MAIL, text: "import type { A } from '../mail/kinds.ts';" };
  const found = ['packages/core/src: mail, token import each other'];
  expect(cycles([MAIL_IMPORTS_TOKEN, TOKEN_IMPORTS_MAIL])).toEqual(found);
  expect(cycles([MAIL_IMPORTS_TOKEN, types])).toEqual(found);
});

test('files of one folder may import each other', () => {
  expect(cycles([file('mail/a.ts', './b.ts'), file('mail/b.ts', './a.ts')])).toEqual([]);
});

test('a file directly in the root stands for itself', () => {
  const found = cycles([file('context.ts', './key/ring.ts'), file('key/ring.ts', '../context.ts')]);
  expect(found).toEqual(['packages/core/src: context, key import each other']);
});

test('#lib is the library of the web app', () => {
  const root = 'apps/web/src/lib';
  const sources = [
    { path: `${root}/ui/menu.svelte`, text: "<script>import a from '#lib/nav/a.ts';</script>" },
    { path: `${root}/nav/a.ts`, text: "import b from '../ui/b.ts';" },
  ];
  expect(folderCycles(root, sources)).toEqual([`${root}: nav, ui import each other`]);
});
