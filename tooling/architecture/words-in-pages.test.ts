import { describe, expect, test } from 'vitest';
import { wordsInPages } from './words-in-pages.ts';

const text = '<p>Go home</p>';
const said = (...paths: string[]) => paths.map((path) => ({ path, text }));

describe('words in pages', () => {
  test('are found in pages and components', () => {
    const sources = said('apps/web/src/routes/+page.svelte', 'apps/web/src/lib/ui/a.svelte');
    expect(wordsInPages(sources)).toHaveLength(2);
  });

  test('may stand in the tables of texts, in tests and in other packages', () => {
    const sources = said('packages/mail/src/a.svelte', 'apps/web/src/lib/texts/a.svelte');
    const test = { path: 'apps/web/src/lib/a.test.ts', text: 'const a = "Go home";' };
    expect(wordsInPages([...sources, test])).toEqual([]);
  });
});
