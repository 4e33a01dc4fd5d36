import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const SECTIONS = PAGE.split(/^## /m).flatMap((section) => {
  const folder = /^`(.+)`\n/.exec(section)?.[1];
  return folder === undefined ? [] : [[folder, namesOf(section)] as const];
});

/** What the first column of a section's tables names, folders without their slash. */
function namesOf(text: string): string[] {
  const cells = [...text.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/\/$/, '')),
  );
}

/** The entries below a folder that are not named, nor anything in them. */
function unnamed(folder: string, names: readonly string[], below = ''): string[] {
  return readdirSync(join(ROOT, folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.name.includes('.test.') || names.some((name) => covers(name, path))) return [];
    const isDescribed = entry.isDirectory() && names.some((name) => name.startsWith(`${path}/`));
    return isDescribed ? unnamed(folder, names, path) : [path];
  });
}

const covers = (name: string, path: string) =>
  name === path || (name.includes('*') && matchesGlob(path, name));

test('docs/architecture.md has a section for every package', () => {
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/src`);
  expect(SECTIONS.map(([folder]) => folder)).toEqual(expect.arrayContaining(packages));
});

test.each(SECTIONS)('docs/architecture.md names everything in %s', (folder, names) => {
  expect(unnamed(folder, names)).toEqual([]);
});

test.each(SECTIONS)('docs/architecture.md names nothing that %s lacks', (folder, names) => {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const hasPath = (name: string) => entries.some((entry) => covers(name, entry));
  expect(names.filter((name) => /[./(]/.test(name) && !hasPath(name))).toEqual([]);
});
