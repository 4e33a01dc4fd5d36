import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { anchorsOf, linksOf } from './anchors.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = globSync(['*.md', '{docs,packages,apps,.github}/**/*.md'], {
  cwd: ROOT,
  exclude: (path) => /(?:^|\/)(?:node_modules|build|dist)(?:\/|$)/.test(path),
});

const isElsewhere = (link: string) => /^[a-z][a-z+.-]*:/i.test(link);

/** What is wrong with a link within the repository. */
function brokenLink(page: string, link: string): string | undefined {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
  const isInside = !relative(ROOT, target).startsWith('..');
  if (!isInside || !existsSync(target)) return `${page} links to ${link}, which is not there`;
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  const isThere = anchorsOf(readFileSync(target, 'utf8')).has(anchor);
  return isThere ? undefined : `${page} links to ${link}, which has no such heading`;
}

test('every link between pages leads somewhere', () => {
  expect(PAGES.length).toBeGreaterThan(50);
  const broken = PAGES.flatMap((page) =>
    linksOf(readFileSync(join(ROOT, page), 'utf8'))
      .filter((link) => !isElsewhere(link))
      .map((link) => brokenLink(page, link)),
  ).filter((fault) => fault !== undefined);
  expect(broken).toEqual([]);
});

test('links in code are none, and pictures and titles are', () => {
  const text = '[a](b.md "title") ![c](d.png) `[e](f)`\n```md\n[g](h)\n```\n[`i`](j#k)';
  expect(linksOf(text)).toEqual(['b.md', 'd.png', 'j#k']);
});

test('headings are linked to as GitHub does', () => {
  const text =
    '# One, two & `three`!\n## Same\n## Same\n```sh\n# no heading\n```\n## [Link](x) a_b';
  expect([...anchorsOf(text)]).toEqual(['one-two--three', 'same', 'same-1', 'link-a_b']);
});
