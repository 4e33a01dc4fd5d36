import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Source } from './source.ts';

/** Reads the TypeScript and Svelte files below `src` and `test` of every package and app. */
export function readSources(root: string): Source[] {
  return globSync('{packages,apps}/*/{src,test}/**/*.{ts,tsx,svelte}', { cwd: root }).map(
    (path) => ({
      path: path.split(sep).join('/'),
      text: readFileSync(join(root, path), 'utf8'),
    }),
  );
}
