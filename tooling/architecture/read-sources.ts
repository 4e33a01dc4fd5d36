import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Source } from './source.ts';

/** Programs of others, as tests install them outside the repository: its rules are not theirs. */
const OUTSIDE = '**/test/outside/**';

/** Reads the TypeScript and Svelte files below `src` and `test` of every package and app. */
export function readSources(root: string): Source[] {
  return globSync('{packages,apps}/*/{src,test}/**/*.{ts,tsx,svelte}', {
    cwd: root,
    exclude: [OUTSIDE],
  }).map((path) => ({
    path: path.split(sep).join('/'),
    text: readFileSync(join(root, path), 'utf8'),
  }));
}
