import { posix } from 'node:path';
import { BOUNDARIES } from './boundaries.ts';
import { importsOf } from './imports.ts';
import { isTest } from './is-test.ts';
import type { Source } from './source.ts';

const OURS = '@rolecall/';

/** The package a path is in: its first two folders. */
const packageOf = (path: string) => path.split('/').slice(0, 2).join('/');

const covers = (name: string, from: string) => from === name || from.startsWith(`${name}/`);

function violationOf(path: string, from: string | undefined, typeOnly: boolean) {
  const own = packageOf(path);
  const boundary = BOUNDARIES[own];
  if (boundary === undefined) return `${own} is not in the table of boundaries`;
  if (from === undefined) {
    return boundary.importsAtRunTime ? undefined : 'imports what is only known at run time';
  }
  if (from.startsWith('.')) {
    const isInside = packageOf(posix.join(posix.dirname(path), from)) === own;
    return isInside ? undefined : `leaves its package with ${from}`;
  }
  if (from.startsWith(OURS)) {
    const entry = from.slice(OURS.length);
    const name = entry.split('/')[0] ?? '';
    if (boundary.imports.includes(name) || boundary.imports.includes(entry)) return undefined;
    if (isTest(path) && boundary.testsImport?.includes(name)) return undefined;
    if (!boundary.importsTypesOf?.includes(name)) return `imports ${from}`;
    return typeOnly ? undefined : `imports more than types from ${from}`;
  }
  return boundary.never?.some((name) => covers(name, from)) ? `imports ${from}` : undefined;
}

/** The imports of a file that cross a boundary, one sentence each. */
export function boundaryViolations(source: Source): string[] {
  return importsOf(source)
    .map(({ from, typeOnly }) => violationOf(source.path, from, typeOnly))
    .filter((violation) => violation !== undefined)
    .map((violation) => `${source.path} ${violation}`);
}
