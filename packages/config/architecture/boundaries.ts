import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { Source } from './source.ts';

type Boundary = {
  /** Packages of ours it may import, or single entries of them, such as `mail/kinds`. */
  values: readonly string[];
  /** Packages of ours it may import types from, which leave nothing at run time. */
  types?: readonly string[];
  /** Packages of others it may not import; a name covers its subpaths, a scope everything in it. */
  never?: readonly string[];
  /** Whether it may import what it finds at run time. */
  computed?: true;
};

const HTTP = ['hono', '@hono'];
const TRPC = ['@trpc', 'trpc-to-openapi'];
const SQL = ['drizzle-orm', '@libsql', 'libsql'];
const PAGES = ['svelte', '@sveltejs'];

/** Who may import whom. What is not listed may not. */
export const BOUNDARIES: Record<string, Boundary> = {
  'packages/schemas': { values: [], never: [...SQL, ...HTTP, ...TRPC, ...PAGES, 'resend'] },
  'packages/db': { values: ['schemas'], never: [...HTTP, ...TRPC, ...PAGES, 'resend'] },
  'packages/mail': { values: ['schemas'], never: [...SQL, ...TRPC, ...PAGES] },
  'packages/core': {
    values: ['db', 'schemas', 'mail/kinds'],
    types: ['mail'],
    never: [...HTTP, ...TRPC, ...PAGES, 'resend'],
  },
  'packages/api': { values: ['core', 'schemas'], never: [...SQL, ...HTTP, ...PAGES, 'resend'] },
  'apps/server': { values: ['api', 'core', 'db', 'mail', 'schemas'], computed: true },
  'apps/bench': { values: ['core', 'db'], types: ['api'] },
  'apps/web': { values: ['schemas'], types: ['api'], never: [...SQL, ...HTTP, 'resend'] },
};

const OURS = '@rolecall/';

/** The package a path is in: its first two folders. */
const packageOf = (path: string) => path.split('/').slice(0, 2).join('/');

const covers = (name: string, from: string) => from === name || from.startsWith(`${name}/`);

function refusalOf(path: string, from: string | undefined, typeOnly: boolean): string | undefined {
  const own = packageOf(path);
  const boundary = BOUNDARIES[own];
  if (boundary === undefined) return `${own} is not in the table of boundaries`;
  if (from === undefined) {
    return boundary.computed ? undefined : 'imports what is only known at run time';
  }
  if (from.startsWith('.')) {
    const isInside = packageOf(posix.join(posix.dirname(path), from)) === own;
    return isInside ? undefined : `leaves its package with ${from}`;
  }
  if (from.startsWith(OURS)) {
    const entry = from.slice(OURS.length);
    const name = entry.split('/')[0] ?? '';
    if (boundary.values.includes(name) || boundary.values.includes(entry)) return undefined;
    if (!boundary.types?.includes(name)) return `imports ${from}`;
    return typeOnly ? undefined : `imports more than types from ${from}`;
  }
  return boundary.never?.some((name) => covers(name, from)) ? `imports ${from}` : undefined;
}

/** The imports of a file that cross a boundary, one sentence each. */
export function boundaryViolations(source: Source): string[] {
  return importsOf(source)
    .map(({ from, typeOnly }) => refusalOf(source.path, from, typeOnly))
    .filter((refusal) => refusal !== undefined)
    .map((refusal) => `${source.path} ${refusal}`);
}
